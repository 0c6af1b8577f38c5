"""The press: a configuration becomes a site, published in one stroke."""
