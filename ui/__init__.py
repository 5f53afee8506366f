"""The window. Qt only: everything about minutes comes from the service and the domain."""
