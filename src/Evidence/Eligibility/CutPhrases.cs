using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Equipoise.Evidence.Eligibility.Phrases;

namespace Equipoise.Evidence.Eligibility;

/// <summary>What a criterion says, in parts.</summary>
internal readonly record struct ReadParts(ImmutableArray<MeaningPart> Parts, bool? AreAlternatives, bool IsOpen);

/// <summary>Cuts a sentence at its commas and conjunctions and looks at what is left beside the phrases that were understood.</summary>
internal sealed partial class CutPhrases(string text, List<Phrase> phrases)
{
    private static readonly FrozenSet<string> Empty = Words("""
        a an the of at in to is are be being must should shall will would with and for as on by during time enrollment enrolment inclusion screening baseline entry study trial consent visit recruitment participation
        child children childs child's boy girl patient patients participant participants subject subjects individual individuals person people pediatric paediatric infant infants toddler toddlers preschool preschoolers preschooler
        adolescent adolescents youth aged age ages years year old who whose that have has had having been was were diagnosed diagnosis diagnoses diagnostic confirmed documented established formal clinical clinically medical known current currently
        meet meets meeting met criteria criterion doctor physician clinician professional licensed qualified body between from inclusive both eligible included presence
        gender genders sex range ranging registration randomization randomisation signing signature icf eligibility day there any this their his her able ability also e.g i.e eg
        """);

    private static readonly FrozenSet<string> EmptyInBars = Words("history previous previously prior past lifetime evidence ever receiving received receive treated treatment undergone underwent use significant such including include suffering suffer disorder disease condition female females girl girls woman women");

    /// <summary>Those whose language may be meant.</summary>
    private static readonly FrozenSet<string> People = Words("parent parents caregiver caregivers carer carers family families guardian guardians");

    /// <summary>Words that ask for more than the phrase they stand beside; whoever does not fit the phrase does not fit these either.</summary>
    private static readonly FrozenSet<string> Narrowing = Words("""
        uncontrolled poorly controlled active refractory intractable resistant severe moderate mild frequent recent recently current currently unstable untreated progressive clinically significant serious ongoing
        within last past preceding months month weeks week days day year years before least 1 2 3 4 5 6 7 8 9 10 12 18 24 requiring drug-resistant medication-resistant
        """);

    private static FrozenSet<string> Words(string list) => list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>As something that must hold: all of it, unless "or" joins parts that are each understood.</summary>
    public ReadParts Demands()
    {
        if (phrases.Count == 0) return new([], null, IsOpen: true);
        var gaps = Gaps;
        var also = phrases.TrueForAll(p => p.Requirement is FamilySpeaks) ? People : null;
        if (!Or().IsMatch(gaps)) return new([new([.. Terms(phrases, narrowed: false)], LeftOver(gaps, Empty, also) == Left.Nothing)], AreAlternatives: false, IsOpen: false);
        var alternatives = Pieces(gaps, Or());
        return !And().IsMatch(gaps) && alternatives.TrueForAll(a => a.Phrases.Count > 0 && LeftOver(a.Gaps, Empty, also) == Left.Nothing)
            ? new([.. alternatives.Select(a => new MeaningPart([.. Terms(a.Phrases, false)], IsWhole: true))], AreAlternatives: true, IsOpen: false)
            : new([new([.. Terms(phrases, narrowed: false)], IsWhole: false)], null, IsOpen: true);
    }

    /// <summary>As something that must not hold: each part bars alone.</summary>
    public ReadParts Bars()
    {
        if (phrases.Count == 0) return new([], null, IsOpen: true);
        var gaps = Gaps;
        var parts = ImmutableArray.CreateBuilder<MeaningPart>();
        foreach (var piece in Pieces(gaps, Cuts()))
        {
            var left = LeftOver(piece.Gaps, Empty, EmptyInBars);
            if (piece.Phrases.Count == 0)
            {
                if (left != Left.Nothing) parts.Add(new([], IsWhole: false));
                continue;
            }

            parts.Add(new([.. Terms(piece.Phrases, narrowed: left == Left.Narrowing)], IsWhole: left != Left.More));
        }

        var isJoined = parts.Count > 1 && And().IsMatch(gaps) && !ListOf().IsMatch(gaps);
        return new(parts.ToImmutable(), isJoined ? null : true, IsOpen: false);
    }

    private static IEnumerable<Term> Terms(IEnumerable<Phrase> of, bool narrowed) => of.Select(p => new Term(p.Requirement, p.IsDenied, narrowed));

    private const char Mark = '\u0001';

    /// <summary>The text with a mark in place of each phrase.</summary>
    public string Gaps => field ??= Blanked();

    private string Blanked()
    {
        var blank = new StringBuilder(text);
        foreach (var phrase in phrases)
        {
            for (var i = phrase.Start; i < phrase.End; i++) blank[i] = ' ';
            blank[phrase.Start] = Mark;
        }

        return blank.ToString();
    }

    private List<(string Gaps, List<Phrase> Phrases)> Pieces(string gaps, Regex cuts)
    {
        var (pieces, from) = (new List<(string, List<Phrase>)>(), 0);
        foreach (var (at, length) in cuts.Matches(gaps).Select(m => (m.Index, m.Length)).Append((gaps.Length, 0)))
        {
            var (start, end) = (from, at);
            pieces.Add((gaps[start..end], [.. phrases.Where(p => p.Start >= start && p.Start < end)]));
            from = at + length;
        }

        return pieces;
    }

    private enum Left
    {
        Nothing, Narrowing, More,
    }

    private static Left LeftOver(string gaps, FrozenSet<string> empty, FrozenSet<string>? more)
    {
        var left = Left.Nothing;
        foreach (Match match in Word().Matches(gaps))
        {
            if (empty.Contains(match.Value) || more?.Contains(match.Value) == true) continue;
            if (!Narrowing.Contains(match.Value)) return Left.More;
            left = Left.Narrowing;
        }

        return left;
    }

    [GeneratedRegex(@"[\p{L}\d][\p{L}\d'.-]*(?<![.'-])|[<>=%]", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Word();

    [GeneratedRegex(@"\b(and/or|or)\b|/", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Or();

    [GeneratedRegex(@"\band\b(?!/or)|,|;", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex And();

    [GeneratedRegex(@"\b(and/or|or|and|as well as|such as|e\.g\.?|i\.e\.?|including)\b|[,;()/]|\.\s", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Cuts();

    /// <summary>A list whose last "and" is that of a list.</summary>
    [GeneratedRegex(@",[^,]*,.*\band\b|;.*;|\bor\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex ListOf();
}
