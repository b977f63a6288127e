"""What stands above and below an article and is no part of it: addresses, headers of mails and print-outs, menus."""
