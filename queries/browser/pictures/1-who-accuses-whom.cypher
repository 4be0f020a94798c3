// 1 Who accuses whom, state by state
// The forty pairs with most claims; the number on an arrow counts them.
MATCH (a:Country)-[r:ACCUSES {level: 'country'}]->(b:Country)
RETURN a, r, b
ORDER BY r.nClaims DESC, a.id, b.id
LIMIT 40
