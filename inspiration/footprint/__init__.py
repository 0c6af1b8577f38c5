"""What a page costs to fetch and to show: weight, requests, elements, EcoIndex (ECO-10, ECO-16)."""
