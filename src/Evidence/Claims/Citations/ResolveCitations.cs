using System.Collections.Immutable;
using Equipoise.Evidence.Claims.Finding;
using Equipoise.Evidence.Claims.Reading;
using Equipoise.Evidence.Claims.Words;

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

    /// <summary>Children by whose number alone a study may be told.</summary>
    private const int TellingSize = 100, FewestTelling = 12;

    /// <summary>Words of an item, a heading and a line that may be the title of a part.</summary>
    private const int LongestHead = 14, LongestLabel = 6, LongestTitle = 25;

    /// <summary>Passages at the head of a part that may tell what it is about.</summary>
    private const int Opening = 6;

    private readonly ImmutableDictionary<string, CitedStudy> known = studies.ToImmutableDictionary(s => s.Id, StringComparer.Ordinal);

    /// <summary>Trials in which nobody knew who was given cells: one that is not named is one of them.</summary>
    private readonly ImmutableArray<CitedStudy> blinded = [.. studies.Where(s => s.Kind == CitedKind.BlindedTrial)];

    private readonly int largest = studies.Where(s => s.Kind == CitedKind.BlindedTrial).SelectMany(s => s.Sizes).DefaultIfEmpty().Max();

    /// <summary>One for each passage; null where no study is meant.</summary>
    public ImmutableArray<StudyCitation?> Run(ImmutableArray<Passage> passages)
    {
        var said = passages.Select(ReadSaid.Of).ToArray();
        var result = new StudyCitation?[passages.Length];
        var labels = Repeated(passages);
        var met = new HashSet<string>(StringComparer.Ordinal);
        ImmutableArray<CitedStudy> part = [], echo = [], place = [], latest = [];
        for (var i = 0; i < passages.Length; i++)
        {
            var passage = passages[i];
            var isHead = IsHead(passages, said, i);
            if (isHead)
            {
                if (Part(passages, said, i) is { } about)
                {
                    (part, echo) = (about, []);
                    met.Clear();
                }
                else if (labels.Contains(Text(passage)) && !met.Add(Text(passage)))
                {
                    // A section that this account has had: another account has begun.
                    (part, echo) = (latest, []);
                    met.Clear();
                    met.Add(Text(passage));
                }
                else if (passage.Kind != BlockKind.Heading || !(Continues(passage) || labels.Contains(Text(passage)))) (part, echo) = ([], []);
                else if (part.IsEmpty && passage.HasCue("cue.section") && !passage.HasGroup("cells") && echo.Length <= MostMeantInPassing) (part, echo) = (echo, []);
                else echo = [];
            }

            if (said[i].HasUnknownId || said[i].HasUnknownAuthor) (part, echo) = ([], []);
            if (passage.Previous is null && !GoesOn(passage)) echo = [];
            if (passage.Previous is null) (echo, place) = (passage.Kind == BlockKind.TableRow && Row(passages, said, i) is { IsEmpty: false } row ? row : echo, []);
            var own = Meant(said[i], passage.HasGroup("study") || said[i].Children.Count > 0 || passage.HasCue("cue.research"));
            var named = !own.IsEmpty && IsCited(passage, said[i]);
            if (isHead) latest = [];
            if (named && (latest.IsEmpty || own.Length < latest.Length)) latest = own;
            if (named && IsTitle(passages, said, i) && !own.Any(part.Contains)) part = [];
            if (named) own = Within(own, passage.Kind == BlockKind.TableRow ? echo : part);
            if (named && isHead && part.IsEmpty) part = own;
            if (named && !isHead) echo = own;
            var turned = !named && passage.HasCue("cue.another");
            if (turned) echo = part.Length > 1 ? part : [];
            if (!named && said[i].IsTheLargest) echo = [.. blinded.Where(s => s.Sizes.Contains(largest))];
            if (!named && Another(said[i], echo.IsEmpty ? part : echo) is { IsEmpty: false } another) echo = another;
            if (echo.IsEmpty && part.IsEmpty && !named && passage.HasGroup("study") && !place.IsEmpty) echo = place;
            if (!named && !own.IsEmpty) place = own;
            var nearby = !echo.IsEmpty ? echo : turned && part.Length == 1 ? [] : part;
            var possible = named ? own : Narrowed(nearby, said[i]);
            if (!named && possible.Length < nearby.Length) echo = possible;
            var cited = Cited(passage, said[i], possible, named, IsLoose(passage, said[i], possible, goesOn: echo.IsEmpty || !part.IsEmpty || passage.Kind == BlockKind.TableRow || GoesOn(passage)));
            result[i] = cited is null || (!named && cited.Wrong.IsEmpty) ? Unnamed(passage, said[i]) ?? cited : cited;
        }

        return [.. result];
    }

    private static ImmutableArray<CitedStudy> Within(ImmutableArray<CitedStudy> own, ImmutableArray<CitedStudy> part) =>
        own.Length > 1 && own.Any(part.Contains) ? [.. own.Where(part.Contains)] : own;

    /// <summary>A heading; or a short item of a list alone above paragraphs ("3. Panama"), or line alone above headings and items ("2013 · Mumbai · open study"), that names a study or its year.</summary>
    private static bool IsHead(ImmutableArray<Passage> passages, Said[] said, int at)
    {
        var passage = passages[at];
        if (passage.Kind == BlockKind.Heading) return true;
        if (passage.Previous is not null || passage.Words.Count > LongestHead || at + 1 >= passages.Length || passages[at + 1].Sentence.Block == passage.Sentence.Block) return false;
        var next = passages[at + 1].Kind;
        var names = !said[at].Named.IsEmpty || !said[at].Countries.IsEmpty;
        return passage.Kind == BlockKind.ListItem
            ? (next == BlockKind.Paragraph || (next == BlockKind.Heading && names)) && (at == 0 || passages[at - 1].Kind != BlockKind.ListItem) && !passage.HasGroup("change")
            : passage.Kind == BlockKind.Paragraph && next is BlockKind.Heading or BlockKind.ListItem && !passage.EndsInColon && (names || !said[at].Years.IsEmpty);
    }

    /// <summary>A line by itself with a year, such as "2022, phase I, cord tissue cells: Duke University".</summary>
    private static bool IsTitle(ImmutableArray<Passage> passages, Said[] said, int at) => passages[at] is { Previous: null, Kind: BlockKind.Paragraph } && passages[at].Words.Count <= LongestTitle && !said[at].Years.IsEmpty
        && (at + 1 >= passages.Length || passages[at + 1].Sentence.Block != passages[at].Sentence.Block);

    /// <summary>Headings that a page has more than once: they name the same section of one account after another.</summary>
    private static HashSet<string> Repeated(ImmutableArray<Passage> passages) =>
        passages.Where(p => p.Kind == BlockKind.Heading && p.Words.Count <= LongestLabel).GroupBy(Text, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);

    private static string Text(Passage passage) => passage.Words.Count <= LongestLabel ? string.Join(' ', passage.Words.Select(w => w.Form)) : "";

    private StudyCitation? Cited(Passage passage, Said said, ImmutableArray<CitedStudy> possible, bool named, bool loose)
    {
        if (possible.IsEmpty) return null;
        var wrong = CompareStudies.Wrong(passage, said, possible, largest);
        if (!wrong.IsEmpty && (named ? IsVague(passage, said, possible, wrong) : loose)) return named ? new(possible, named, [], CompareSaid.Right(said, possible)) : null;
        return new(possible, named, wrong, CompareSaid.Right(said, possible));
    }

    /// <summary>Whether what does not fit a study that is only near by may be said of another one.</summary>
    private static bool IsLoose(Passage passage, Said said, ImmutableArray<CitedStudy> possible, bool goesOn) =>
        passage.Words.Any(w => w.Form == "never") || IsOwnExperience(passage) || IsIntroduced(passage) || (said.Placebo == true && passage.HasCue("cue.no-difference")) || IsPlural(passage) || (!said.Years.IsEmpty && possible.All(s => !s.Years.Overlaps(said.Years))) ||
        possible.Length > MostMeantInPassing || (said.IsAnimal && !IsLabelled(passage) && !possible.Any(s => said.Children.Overlaps(s.Sizes))) || passage.HasGroup("law") || NamesRegulator(passage) || !goesOn
        || (said.Named.Count > 0 && !possible.Any(s => said.Named.ContainsKey(s.Id))) || (said.Countries.Count > 0 && !possible.All(s => s.Countries.Overlaps(said.Countries)))
        || IsPresent(passage) || ((said.Controlled ?? said.Placebo) == false && passage.Words.Any(w => w.Form is "we" or "i"));

    /// <summary>"WHO" is one, "who" is none.</summary>
    private static bool NamesRegulator(Passage passage) => passage.Matches.Any(m => m.Concept == "people.regulators" && (passage.Words[m.First].Kind == WordKind.Acronym || passage.Words[m.First].Form is not ("who" or "nice")));

    /// <summary>"The cells are given by drip": what is done in a clinic today, not what was done in the study spoken of.</summary>
    private static bool IsPresent(Passage passage) => passage.Words.Any(w => w.Form is "are" or "is" or "can" or "cannot" or "will" or "do" or "does" or "adds" or "we" or "you") && !passage.Words.Any(w => w.Form is "was" or "were" or "had" or "did" or "got" or "received" or "gave" or "used" or "treated" or "reported")
        && !passage.HasGroup("study") && !passage.HasGroup("change") && !passage.HasCue("cue.proof");

    /// <summary>"In my hands", "at our clinic".</summary>
    private static bool IsOwnExperience(Passage passage) => passage.Matches.Any(m => m.Concept == "attribution.our" && m.First > 0 && passage.Words[m.First].Form is "my" or "our" && passage.Words[m.First - 1].Form is "in" or "at" or "by");

    /// <summary>"A chart review of 128 children", "in a trial of …": one that was not spoken of before.</summary>
    private static bool IsIntroduced(Passage passage) => passage.HasCue("cue.published") && (passage.Words[0].Form is "a" or "an" or "one" || (passage.Words.Count > 1 && passage.Words[0].Form == "in" && passage.Words[1].Form is "a" or "an" or "one"));

    /// <summary>"In open series", "studies show": no one of them is meant; not "those studies".</summary>
    private static bool IsPlural(Passage passage) => passage.Words.Select((w, i) => (w.Form, Before: i > 0 ? passage.Words[i - 1].Form : "")).Any(w => w.Form is "studies" or "trials" && w.Before is not ("those" or "these" or "both" or "the" or "this" or "that" or "two") || w is { Form: "series", Before: "open" or "in" or "uncontrolled" or "several" or "many" });

    /// <summary>Whether nothing but a country or a place with many studies tells which are meant, so that another one may be: "an American sample of 535".</summary>
    private static bool IsVague(Passage passage, Said said, ImmutableArray<CitedStudy> possible, ImmutableArray<Disagreement> wrong) => (said.Named.IsEmpty && passage.HasGroup("harm") && !passage.HasCue("cue.published")) || possible.Length > MostMeantInPassing
        && ((said.Named.IsEmpty && said.Cells.IsEmpty && said.Placebo != true) || (said.Named.Values.All(w => w < ByName) && wrong.All(w => w.Aspect == Aspect.Children)));

    /// <summary>"A placebo-controlled trial has confirmed it", without a name: wrong when it is so of none of the blinded trials.</summary>
    private StudyCitation? Unnamed(Passage passage, Said said)
    {
        if ((said.Placebo ?? said.Blinded) != true || !(CompareResult.Proves(passage) || (passage.HasCue("cue.another") && (passage.HasGroup("cells") || passage.Words.Any(w => w.Form == "cells")) && CompareResult.Gains(passage))) || !passage.HasGroup("study") || passage.Kind == BlockKind.Heading || passage.Has("condition.other") || passage.HasGroup("mechanism") || said.IsReview || said.IsAnimal || !said.Named.IsEmpty) return null;
        var wrong = CompareStudies.Wrong(passage, said with { Children = [], Totals = [] }, blinded, largest);
        return wrong.Any(w => w.Aspect == Aspect.Result) ? new(blinded, false, [.. wrong.Where(w => w.Aspect == Aspect.Result)], []) : null;
    }

    /// <summary>What a row of a table is about, from all its cells.</summary>
    private ImmutableArray<CitedStudy> Row(ImmutableArray<Passage> passages, Said[] said, int first)
    {
        var all = said[first];
        for (var i = first + 1; i < passages.Length && passages[i].Sentence.Block == passages[first].Sentence.Block; i++) all = all.With(said[i]);
        return Meant(all, isStudy: true);
    }

    /// <summary>The studies with just the number of children that a sentence gives, when those at hand have another: the page has gone on to them without a name.</summary>
    private ImmutableArray<CitedStudy> Another(Said said, ImmutableArray<CitedStudy> at)
    {
        if (said.Children.IsEmpty || at.IsEmpty || at.Any(s => said.Children.Overlaps(s.Sizes))) return [];
        var countries = at.SelectMany(s => s.Countries).ToHashSet(StringComparer.Ordinal);
        var places = at.Select(s => s.Place).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var fit = known.Values.Where(s => s.Kind is not (CitedKind.Planned or CitedKind.Secondary) && said.Children.Overlaps(s.Sizes) && (countries.Count == 0 || s.Countries.IsEmpty || countries.Overlaps(s.Countries)) && (places.Count == 0 || s.Place is null || places.Contains(s.Place))).OrderBy(s => s.Id, StringComparer.Ordinal).ToImmutableArray();
        return fit.Length <= MostMeantInPassing ? fit : [];
    }

    /// <summary>Of several studies that an account may be about, those whose numbers this sentence gives.</summary>
    private static ImmutableArray<CitedStudy> Narrowed(ImmutableArray<CitedStudy> studies, Said said) =>
        studies.Length <= 1 ? studies
        : studies.Any(s => said.Children.Overlaps(s.Sizes)) ? [.. studies.Where(s => said.Children.Overlaps(s.Sizes))]
        : studies.Length > MostMeantInPassing && !said.Cells.IsEmpty && studies.Any(s => s.Cells.Any(said.Cells.Contains)) ? [.. studies.Where(s => s.Cells.Any(said.Cells.Contains))]
        : studies.Any(s => said.Published.Overlaps(s.Years)) ? [.. studies.Where(s => said.Published.Overlaps(s.Years))]
        : studies;

    /// <summary>Whether a passage goes on speaking of the study that was named before it.</summary>
    private static bool GoesOn(Passage passage) => IsLabelled(passage) || passage.Words[0].Form is "it" or "its" or "they" or "that" or "this" or "these" or "those" or "each" or "all" or "both" or "participants" or "children" or "patients" or "age" or "ages" or "dose" or "cells"
        or "route" or "type" or "design" or "placebo" or "in" or "on" or "the" or "none" or "nobody" or "neither" or "so" or "result" or "results";

    /// <summary>"Who: 25 children".</summary>
    private static bool IsLabelled(Passage passage) => passage.Words.Take(4).Any(w => w.Form == ":") && passage.Cues.Any(m => m.First == 0 && m.Concept is "cue.section" or "cue.participants");

    /// <summary>What a part of the page is about, from its heading and the sentences up to the next; null when the heading does not say.</summary>
    private ImmutableArray<CitedStudy>? Part(ImmutableArray<Passage> passages, Said[] said, int heading)
    {
        var all = said[heading];
        if (all.Named.IsEmpty && all.Countries.IsEmpty) return null;
        for (var i = heading + 1; i < passages.Length && i <= heading + Opening && !(IsHead(passages, said, i) && !(passages[i].Kind == BlockKind.Heading && Continues(passages[i]))); i++) all = all.With(said[i]) with { Named = all.Named, Countries = all.Countries };
        var meant = Meant(all, isStudy: true);
        return meant.IsEmpty ? null : meant;
    }

    private ImmutableArray<CitedStudy> Meant(Said said, bool isStudy)
    {
        if (said.Named.IsEmpty && said.Countries.IsEmpty) return isStudy && !said.IsAnimal ? Unplaced(said) : [];
        var enough = isStudy ? EnoughOfStudy : Enough;
        var ranked = known.Values.Select(s => (Study: s, Points: Points(said, s))).Where(r => r.Points >= enough).OrderByDescending(r => r.Points).ThenBy(r => r.Study.Id, StringComparer.Ordinal).ToList();
        if (ranked.Count == 0) return [];
        if (said.Named.IsEmpty && !said.Totals.IsEmpty && !ranked.Exists(r => said.Totals.Overlaps(r.Study.Sizes)) && Unplaced(said) is [{ Countries.IsEmpty: true } nowhere]) return [nowhere];
        if (ranked.Exists(r => said.Named.GetValueOrDefault(r.Study.Id) >= ByName)) ranked.RemoveAll(r => said.Named.GetValueOrDefault(r.Study.Id) < ByName);
        ImmutableArray<CitedStudy> best = [.. ranked.TakeWhile(r => r.Points > ranked[0].Points - Lead).Select(r => r.Study)];
        if (said.Phase is { } phase && best.Any(s => s.Phase is { } p && p.Contains(phase, StringComparison.Ordinal))) best = [.. best.Where(s => s.Phase is { } p && p.Contains(phase, StringComparison.Ordinal))];
        return best.Length <= MostPossible ? best : [];
    }

    /// <summary>Without a name or a place: a review by its year or size, a study by a size that no other has.</summary>
    private ImmutableArray<CitedStudy> Unplaced(Said said)
    {
        var fit = said.IsReview
            ? known.Values.Where(s => s.Kind == CitedKind.Review && (said.Years.Overlaps(s.Years) || said.Children.Overlaps(s.Sizes)))
            : known.Values.Where(s => s.Kind is not (CitedKind.Review or CitedKind.Planned or CitedKind.Secondary) && !s.IsSafetyData && IsTold(said, s));
        ImmutableArray<CitedStudy> all = [.. fit.OrderBy(s => s.Id, StringComparer.Ordinal)];
        return all.Length <= (said.IsReview ? 2 : 1) ? all : [];
    }

    /// <summary>Whether a number that is large, or year and number, or year and cells, are those of a study.</summary>
    private static bool IsTold(Said said, CitedStudy study) => said.Children.Any(n => n >= TellingSize && study.Sizes.Any(size => size == n || (said.About.Contains(n) && 10 * Math.Abs(size - n) <= n)))
        || (said.Years.Overlaps(study.Years) && (said.Children.Any(n => n >= FewestTelling && study.Sizes.Contains(n)) || (!said.Children.IsEmpty && study.Cells.Any(said.Cells.Contains))));

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
        points += said.Totals.Overlaps(study.Sizes) ? 6 : said.Children.Overlaps(study.Sizes) ? 4 : 0;
        if (study.Cells.Any(k => said.Cells.Any(c => k.StartsWith(c, StringComparison.Ordinal) || c.StartsWith(k, StringComparison.Ordinal)))) points += 2;
        if (said.Mesenchymal && study.Cells.Any(c => c.EndsWith("msc", StringComparison.Ordinal))) points += 1;
        if (said.Routes.Overlaps(study.Routes)) points += 1;
        if (said.Randomised is { } drawn && study.Randomised == drawn) points += 1;
        if (said.Blinded is { } blinded && study.Blinded == blinded) points += 1;
        if (said.Placebo is { } placebo && study.Placebo == placebo) points += 1;
        if (said.Ages is { } ages && study.Ages == ages) points += 2;
        if (said.Phase is { } phase && study.Phase is { } registered && registered.Contains(phase, StringComparison.Ordinal)) points += 1;
        if (study.Kind == CitedKind.Secondary || study.IsSafetyData) points -= 3;
        if (study.Kind is CitedKind.Planned or CitedKind.SingleCase && named < ByName) points -= 2;
        if (said.IsReview != (study.Kind == CitedKind.Review)) points -= 2;
        return points;
    }

    /// <summary>Whether the passage speaks of a study at all, and not of a town with a clinic in it.</summary>
    private static bool IsCited(Passage passage, Said said) =>
        said.Named.Values.Any(w => w >= Enough) || passage.HasGroup("study") || !said.Children.IsEmpty || !said.Years.IsEmpty || passage.HasCue("cue.research") || CompareResult.Proves(passage) || (passage.HasCue("cue.reported") && passage.HasGroup("cells")) || (passage.Has("people.children") && (passage.HasGroup("route") || passage.HasGroup("cells") || passage.HasGroup("donor")) && !IsPresent(passage));

    /// <summary>Sub-headings within the account of one study.</summary>
    private static bool Continues(Passage heading) =>
        heading.Words.Count <= 6 && (heading.HasCue("cue.section") || heading.HasGroup("study") || heading.HasGroup("outcome") || heading.HasGroup("safety") || heading.HasGroup("harm") || heading.HasGroup("instrument")
            || heading.HasGroup("route") || heading.HasGroup("cells") || heading.HasGroup("change") || heading.HasGroup("doubt") || heading.HasGroup("people") || heading.HasGroup("time"))
        && !heading.HasGroup("price") && !heading.HasGroup("condition") && (!heading.IsQuestion || heading.Words.Any(w => w.Form is "these" or "they" or "it"));
}
