// 5 Through whose mouths: passages that reached their outlet by way of others
MATCH p = (:Speaker|Organization|Country)-[:SAID]->(q:Quote)-[v:REPORTED_VIA]->(:Outlet|Organization|Speaker)
MATCH way = (q)-[:IN_ARTICLE]->(:Article)-[:PUBLISHED_BY]->(:Outlet)
RETURN p, way
ORDER BY v.position DESC, q.id
LIMIT 8
