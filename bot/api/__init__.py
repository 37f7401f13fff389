"""The emotion engine over HTTP: the contract's endpoints on the embedded engine and its store."""
