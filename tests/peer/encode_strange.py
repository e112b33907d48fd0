"""Odd answers."""
def strange(operation_model, protocol, style):
    return []
