"""WordprocessingML: elements, languages and addresses as Word takes them."""
