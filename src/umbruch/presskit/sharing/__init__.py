"""What a kit gives to those who pass it on: a picture for previews, a mail ready to send, a code for telephones."""
