"""Writers: a publication and a style to bytes, one module or package a format. None of them imports another."""
