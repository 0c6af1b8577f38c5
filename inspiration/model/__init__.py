"""What a magazine is made of. No I/O, no HTML, no host."""
