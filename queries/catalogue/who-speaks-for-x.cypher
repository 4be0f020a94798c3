// Who speaks for X
// question: Who speaks for an organization or a state, or works there, in which role?
// use: Check the titles before they go into print.
// group: speaker
// parameters:
//   actor: actor -- the organization or state
// columns:
//   speaker_id: string -- id of the speaker
//   speaker: string -- name of the speaker
//   role: string -- the role, as the article has it
//   n_articles: int -- different articles that show it
MATCH (s:Speaker)-[r:SPEAKS_FOR]->(b:Organization|Country {id: $actor})
RETURN s.id AS speaker_id, s.name AS speaker, r.role AS role, count(DISTINCT r.articleId) AS n_articles
ORDER BY n_articles DESC, speaker_id, role
