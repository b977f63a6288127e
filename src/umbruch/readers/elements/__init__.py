"""Elements of HTML as blocks: what web pages, mails and e-books share."""
