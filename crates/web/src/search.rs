//! The search at the top: over all that one may see, from every room. TKI, TKW and PMI are the same word.

use askama::Template;
use kernel::Refusal;

use crate::answer::Answer;
use crate::call::Call;
use crate::room::Hit;
use crate::words;

/// How many results are shown.
const MOST: usize = 50;
/// Words for the same people, old and new.
const SYNONYMS: [&str; 3] = ["pmi", "tki", "tkw"];

#[derive(Template)]
#[template(path = "search.html")]
struct Results<'c> {
    title: &'static str,
    label: &'static str,
    query: &'c str,
    hits: Vec<Hit>,
    note: &'static str,
    nothing: &'static str,
}

pub(crate) fn page(call: &Call) -> Result<Answer, Refusal> {
    let query = call.query("q");
    let variants = variants(query);
    let hits = if query.is_empty() { Vec::new() } else { find(call, &variants)? };
    let content = Results {
        title: call.say(words::SEARCH),
        label: call.say(words::SEARCH_HINT),
        query,
        note: if variants.len() > 1 { call.say(words::SYNONYMS) } else { "" },
        nothing: call.say(if query.is_empty() { words::SEARCH_EMPTY } else { words::NOTHING_FOUND }),
        hits,
    };
    Ok(call.page(call.say(words::SEARCH), &content))
}

fn find(call: &Call, variants: &[String]) -> Result<Vec<Hit>, Refusal> {
    let mut hits: Vec<Hit> = call.read(|read| {
        let mut hits = Vec::new();
        for room in &call.site.rooms {
            for query in variants {
                hits.extend((room.search)(read, query, call.lang)?);
            }
        }
        Ok(hits)
    })?;
    hits.sort_by(|a, b| b.score.cmp(&a.score).then_with(|| a.title.cmp(&b.title)));
    let mut seen = Vec::new();
    hits.retain(|hit| {
        let new = !seen.contains(&hit.path);
        seen.push(hit.path.clone());
        new
    });
    hits.truncate(MOST);
    Ok(hits)
}

/// The query, and the same with each synonym in its place.
fn variants(query: &str) -> Vec<String> {
    let words: Vec<String> = query.split_whitespace().map(str::to_lowercase).collect();
    let Some(at) = words.iter().position(|word| SYNONYMS.contains(&word.as_str())) else {
        return vec![query.to_owned()];
    };
    let with = |synonym: &&str| {
        let mut words = words.clone();
        words[at] = (*synonym).to_owned();
        words.join(" ")
    };
    SYNONYMS.iter().map(with).collect()
}

#[cfg(test)]
mod tests {
    use super::variants;

    #[test]
    fn old_and_new_words_for_migrant_workers_find_the_same() {
        assert_eq!(variants("Hak TKW di Taiwan"), ["hak pmi di taiwan", "hak tki di taiwan", "hak tkw di taiwan"]);
        assert_eq!(variants("Siti Aminah"), ["Siti Aminah"]);
    }
}
