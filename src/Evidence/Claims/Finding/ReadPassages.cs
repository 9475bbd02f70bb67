using System.Collections.Immutable;
using Equipoise.Evidence.Claims.Lexicons;
using Equipoise.Evidence.Claims.Reading;
using Equipoise.Evidence.Claims.Words;

namespace Equipoise.Evidence.Claims.Finding;

/// <summary>Reads the sentences of a page with their words, their concepts and their surroundings.</summary>
public static class ReadPassages
{
    public static ImmutableArray<Passage> Run(PageText page, Vocabulary vocabulary, CancellationToken cancel = default)
    {
        var passages = ImmutableArray.CreateBuilder<Passage>();
        Passage? heading = null, leadIn = null, previous = null;
        foreach (var sentence in CutSentences.Of(page))
        {
            cancel.ThrowIfCancellationRequested();
            var kind = page.Blocks[sentence.Block].Kind;
            var words = ReadWords.Of(page.Text, sentence.Start, sentence.End);
            if (words.Count == 0) continue;
            if (previous is { } p && p.Sentence.Block != sentence.Block)
            {
                if (p.EndsInColon && p.Kind != BlockKind.ListItem) leadIn = p;
                previous = null;
            }

            if (kind != BlockKind.ListItem && leadIn is { } lead && !Follows(lead, sentence)) leadIn = null;
            var found = vocabulary.Find(words);
            var passage = new Passage(sentence, kind, words, [.. found.Where(m => !WordsOf.IsCue(m))]) { Cues = [.. found.Where(WordsOf.IsCue)], Heading = heading, LeadIn = leadIn, Previous = previous };
            passages.Add(passage);
            if (kind == BlockKind.Heading) (heading, leadIn) = (passage, null);
            previous = passage;
        }

        return passages.ToImmutable();
    }

    /// <summary>Whether a stretch that is no item stands right after the half sentence: some pages have lists without marks.</summary>
    private static bool Follows(Passage lead, Sentence sentence) => sentence.Block - lead.Sentence.Block == 1;
}
