using System.Collections.Immutable;
using Equipoise.Evidence.Claims.Finding;
using Equipoise.Evidence.Claims.Reading;

namespace Equipoise.Evidence.Claims.Citations;

/// <summary>Finds out which of the studies we know a passage speaks of: by its own words, or by those of the part of the page it stands in.</summary>
public sealed class ResolveCitations(ImmutableArray<CitedStudy> studies)
{
    /// <summary>Points that a study needs to be meant, and points by which it must lead.</summary>
    private const int Enough = 6, EnoughOfStudy = 2, Lead = 2;

    /// <summary>Points of a study's own name.</summary>
    private const int ByName = 6;

    /// <summary>More studies than this fit: none is meant.</summary>
    private const int MostPossible = 8;

    /// <summary>More studies than this that a sentence without a name may mean: nothing in it is called wrong.</summary>
    private const int MostMeantInPassing = 3;

    /// <summary>Passages at the head of a part that may tell what it is about.</summary>
    private const int Opening = 6;

    private readonly ImmutableDictionary<string, CitedStudy> known = studies.ToImmutableDictionary(s => s.Id, StringComparer.Ordinal);

    /// <summary>One for each passage; null where no study is meant.</summary>
    public ImmutableArray<StudyCitation?> Run(ImmutableArray<Passage> passages)
    {
        var said = passages.Select(ReadSaid.Of).ToArray();
        var result = new StudyCitation?[passages.Length];
        ImmutableArray<CitedStudy> part = [], echo = [];
        for (var i = 0; i < passages.Length; i++)
        {
            var passage = passages[i];
            if (passage.Kind == BlockKind.Heading)
            {
                echo = [];
                if (Part(passages, said, i) is { } about) part = about;
                else if (!Continues(passage)) part = [];
            }

            if (said[i].HasUnknownId) (part, echo) = ([], []);
            if (passage.Previous is null && !GoesOn(passage)) echo = [];
            var own = Meant(said[i], passage.HasGroup("study") || said[i].Children.Count > 0);
            var named = !own.IsEmpty && IsCited(passage, said[i]);
            if (named && own.Length > 1 && own.Any(part.Contains)) own = [.. own.Where(part.Contains)];
            if (named && passage.Kind != BlockKind.Heading) echo = own;
            if (!named && Another(said[i], echo.IsEmpty ? part : echo) is { IsEmpty: false } another) echo = another;
            var possible = named ? own : Narrowed(echo.IsEmpty ? part : echo, said[i]);
            if (possible.IsEmpty) continue;
            ImmutableArray<Disagreement> wrong = [.. CompareSaid.Wrong(said[i], possible), .. CompareResult.Wrong(passage, possible)];
            // What does not fit a study that is only near by may be said of another one.
            if (!named && !wrong.IsEmpty && (possible.Length > MostMeantInPassing || said[i].IsAnimal || passage.HasGroup("law") || said[i].Named.Count > 0 || said[i].Countries.Count > 0 || (!echo.IsEmpty && part.IsEmpty && !GoesOn(passage)))) continue;
            result[i] = new(possible, named, wrong, CompareSaid.Right(said[i], possible));
        }

        return [.. result];
    }

    /// <summary>The studies with just the number of children that a sentence gives, when those at hand have another: the page has gone on to them without a name.</summary>
    private ImmutableArray<CitedStudy> Another(Said said, ImmutableArray<CitedStudy> at)
    {
        if (said.Children.IsEmpty || at.IsEmpty || at.Any(s => said.Children.Overlaps(s.Sizes))) return [];
        var fit = known.Values.Where(s => s.Kind is not (CitedKind.Planned or CitedKind.Secondary) && said.Children.Overlaps(s.Sizes)).OrderBy(s => s.Id, StringComparer.Ordinal).ToImmutableArray();
        return fit.Length <= MostMeantInPassing ? fit : [];
    }

    /// <summary>Of several studies that an account may be about, those whose numbers this sentence gives.</summary>
    private static ImmutableArray<CitedStudy> Narrowed(ImmutableArray<CitedStudy> studies, Said said) =>
        studies.Length > 1 && studies.Any(s => said.Children.Overlaps(s.Sizes)) ? [.. studies.Where(s => said.Children.Overlaps(s.Sizes))] : studies;

    /// <summary>Whether a passage goes on speaking of the study that was named before it.</summary>
    private static bool GoesOn(Passage passage) => passage.Words[0].Form is "it" or "its" or "they" or "that" or "this" or "these" or "those" or "each" or "all" or "both" or "participants" or "children" or "patients" or "age" or "ages" or "dose" or "cells"
        or "route" or "type" or "design" or "placebo" or "in" or "on" or "the" or "none" or "nobody" or "neither" or "so" or "result" or "results";

    /// <summary>What a part of the page is about, from its heading and the sentences up to the next; null when the heading does not say.</summary>
    private ImmutableArray<CitedStudy>? Part(ImmutableArray<Passage> passages, Said[] said, int heading)
    {
        var all = said[heading];
        if (all.Named.IsEmpty && all.Countries.IsEmpty) return null;
        for (var i = heading + 1; i < passages.Length && i <= heading + Opening && passages[i].Kind != BlockKind.Heading; i++) all = all.With(said[i]) with { Named = all.Named, Countries = all.Countries };
        var meant = Meant(all, isStudy: true);
        return meant.IsEmpty ? null : meant;
    }

    private ImmutableArray<CitedStudy> Meant(Said said, bool isStudy)
    {
        if (said.Named.IsEmpty && said.Countries.IsEmpty) return [];
        var enough = isStudy ? EnoughOfStudy : Enough;
        var ranked = known.Values.Select(s => (Study: s, Points: Points(said, s))).Where(r => r.Points >= enough).OrderByDescending(r => r.Points).ThenBy(r => r.Study.Id, StringComparer.Ordinal).ToList();
        if (ranked.Count == 0) return [];
        ImmutableArray<CitedStudy> best = [.. ranked.TakeWhile(r => r.Points > ranked[0].Points - Lead).Select(r => r.Study)];
        return best.Length <= MostPossible ? best : [];
    }

    /// <summary>
    /// How well a study fits. What tells studies apart (name, place, year, number) counts for it; what pages get wrong (cells, route, design) never counts against it.
    /// </summary>
    private static int Points(Said said, CitedStudy study)
    {
        var named = said.Named.GetValueOrDefault(study.Id);
        var country = said.Countries.Overlaps(study.Countries);
        if (named == 0 && !country) return 0;
        var points = named + (country ? 2 : 0);
        if (said.Years.Overlaps(study.Years)) points += 3;
        if (said.Children.Overlaps(study.Sizes)) points += 4;
        if (study.Cells.Any(k => said.Cells.Any(c => k.StartsWith(c, StringComparison.Ordinal) || c.StartsWith(k, StringComparison.Ordinal)))) points += 2;
        if (said.Mesenchymal && study.Cells.Any(c => c.EndsWith("msc", StringComparison.Ordinal))) points += 1;
        if (said.Routes.Overlaps(study.Routes)) points += 1;
        if (said.Randomised is { } drawn && study.Randomised == drawn) points += 1;
        if (said.Blinded is { } blinded && study.Blinded == blinded) points += 1;
        if (said.Placebo is { } placebo && study.Placebo == placebo) points += 1;
        if (said.Ages is { } ages && study.Ages == ages) points += 2;
        if (said.Phase is { } phase && study.Phase is { } registered && registered.Contains(phase, StringComparison.Ordinal)) points += 1;
        if (study.Kind == CitedKind.Secondary) points -= 3;
        if (study.Kind is CitedKind.Planned or CitedKind.SingleCase && named < ByName) points -= 2;
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
