// Who speaks for X
// Who speaks for an organization or a state, or works there, in which role?
//
// actor: the organization or state; put a part of the name between the quotes
:param [{actor}] => { MATCH (n:Speaker|Organization|Country)-[:MADE]->(:Claim) WHERE n.name CONTAINS '' WITH n.id AS i, count(*) AS k ORDER BY k DESC, i LIMIT 1 RETURN i AS actor };
MATCH (s:Speaker)-[r:SPEAKS_FOR]->(b:Organization|Country {id: $actor})
RETURN s.id AS speaker_id, s.name AS speaker, r.role AS role, count(DISTINCT r.articleId) AS n_articles
ORDER BY n_articles DESC, speaker_id, role
