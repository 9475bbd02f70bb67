using System.Collections.Immutable;
using Equipoise.Evidence.Claims.Finding;
using Equipoise.Evidence.Claims.Reading;

namespace Equipoise.Evidence.Claims.Citations;

/// <summary>Finds out which of the studies we know a passage speaks of: by its own words, or by those of the part of the page it stands in.</summary>
public sealed class ResolveCitations(ImmutableArray<CitedStudy> studies)
{
    /// <summary>Points that a study needs to be meant, and points by which it must lead.</summary>
    private const int Enough = 6, Lead = 2;

    /// <summary>More studies than this fit: none is meant.</summary>
    private const int MostPossible = 8;

    /// <summary>Passages at the head of a part that may tell what it is about.</summary>
    private const int Opening = 6;

    /// <summary>Sentences after one that names a study which may still speak of it.</summary>
    private const int Echo = 3;

    private readonly ImmutableDictionary<string, CitedStudy> known = studies.ToImmutableDictionary(s => s.Id, StringComparer.Ordinal);

    /// <summary>One for each passage; null where no study is meant.</summary>
    public ImmutableArray<StudyCitation?> Run(ImmutableArray<Passage> passages)
    {
        var said = passages.Select(ReadSaid.Of).ToArray();
        var result = new StudyCitation?[passages.Length];
        ImmutableArray<CitedStudy> part = [];
        var last = passages.Length;
        for (var i = 0; i < passages.Length; i++)
        {
            if (passages[i].Kind == BlockKind.Heading)
            {
                if (Part(passages, said, i) is { } about) (part, last) = (about, passages.Length);
                else if (!Continues(passages[i])) part = [];
            }
            else if (i > last)
            {
                part = [];
            }

            if (said[i].HasUnknownId) (part, last) = ([], passages.Length);
            var own = Meant(said[i]);
            var named = !own.IsEmpty && IsCited(passages[i], said[i]);
            if (named && !own.Any(part.Contains) && passages[i].HasGroup("study")) (part, last) = (own, i + Echo);
            var possible = named ? (own.Length > 1 && own.Any(part.Contains) ? [.. own.Where(part.Contains)] : own) : part;
            if (possible.IsEmpty) continue;
            var wrong = CompareSaid.Wrong(said[i], possible);
            // What does not fit a study that is only near by is said of another one.
            if (!named && !wrong.IsEmpty && (last < passages.Length || said[i].Named.Count > 0 || said[i].Countries.Count > 0)) continue;
            result[i] = new(possible, named, wrong, CompareSaid.Right(said[i], possible));
        }

        return [.. result];
    }

    /// <summary>What a part of the page is about, from its heading and first sentences; null when they do not say.</summary>
    private ImmutableArray<CitedStudy>? Part(ImmutableArray<Passage> passages, Said[] said, int heading)
    {
        var all = said[heading];
        if (all.Named.IsEmpty && all.Countries.IsEmpty) return null;
        for (var i = heading + 1; i < passages.Length && i <= heading + Opening; i++) all = all.With(said[i]);
        var meant = Meant(all);
        return meant.IsEmpty ? null : meant;
    }

    private ImmutableArray<CitedStudy> Meant(Said said)
    {
        if (said.Named.IsEmpty && said.Countries.IsEmpty) return [];
        var ranked = known.Values.Select(s => (Study: s, Points: Points(said, s))).Where(r => r.Points >= Enough).OrderByDescending(r => r.Points).ThenBy(r => r.Study.Id, StringComparer.Ordinal).ToList();
        if (ranked.Count == 0) return [];
        ImmutableArray<CitedStudy> best = [.. ranked.TakeWhile(r => r.Points > ranked[0].Points - Lead).Select(r => r.Study)];
        return best.Length <= MostPossible ? best : [];
    }

    private static int Points(Said said, CitedStudy study)
    {
        var named = said.Named.GetValueOrDefault(study.Id);
        var country = said.Countries.Overlaps(study.Countries);
        if (named == 0 && !country) return 0;
        var points = named + (country ? 2 : 0);
        if (!said.Years.IsEmpty && !study.Years.IsEmpty) points += said.Years.Overlaps(study.Years) ? 3 : 0;
        if (!said.Children.IsEmpty && !study.Sizes.IsEmpty) points += said.Children.Overlaps(study.Sizes) ? 4 : 0;
        if (!said.Cells.IsEmpty && !study.Cells.IsEmpty) points += study.Cells.Any(k => said.Cells.Any(c => k.StartsWith(c, StringComparison.Ordinal) || c.StartsWith(k, StringComparison.Ordinal))) ? 2 : -1;
        if (said.Mesenchymal && study.Cells.Any(c => c.EndsWith("msc", StringComparison.Ordinal))) points += 1;
        if (!said.Routes.IsEmpty && !study.Routes.IsEmpty) points += said.Routes.Overlaps(study.Routes) ? 1 : -1;
        if (said.Blinded is { } blinded && study.Blinded is { } hidden) points += blinded == hidden ? 1 : -1;
        if (said.Placebo is { } placebo && study.Placebo is { } lookAlike) points += placebo == lookAlike ? 1 : -1;
        if (said.Ages is { } ages && study.Ages == ages) points += 2;
        if (said.Phase is { } phase && study.Phase is { } registered) points += registered.Contains(phase, StringComparison.Ordinal) ? 1 : -1;
        if (study.Kind == CitedKind.Secondary) points -= 3;
        if (said.IsReview != (study.Kind == CitedKind.Review)) points -= 2;
        return points;
    }

    /// <summary>Whether the passage speaks of a study at all, and not of a town with a clinic in it.</summary>
    private static bool IsCited(Passage passage, Said said) =>
        said.Named.Values.Any(w => w >= Enough) || passage.HasGroup("study") || !said.Children.IsEmpty || !said.Years.IsEmpty;

    /// <summary>Sub-headings within the account of one study.</summary>
    private static bool Continues(Passage heading) =>
        heading.Words.Count <= 6 && (heading.HasGroup("study") || heading.HasGroup("outcome") || heading.HasGroup("safety") || heading.HasGroup("harm") || heading.HasGroup("instrument")
            || heading.HasGroup("route") || heading.HasGroup("cells") || heading.HasGroup("change") || heading.HasGroup("doubt") || heading.HasGroup("people") || heading.HasGroup("time"))
        && !heading.HasGroup("price") && !heading.HasGroup("condition") && !heading.IsQuestion;
}
