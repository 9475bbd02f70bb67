using Equipoise.Evidence.Claims.Citations;
using Equipoise.Evidence.Claims.Finding;
using Equipoise.Evidence.Claims.Frames;
using Equipoise.Evidence.Claims.Lexicons;
using Equipoise.Evidence.Claims.Reading;
using Equipoise.Evidence.Claims.Words;

namespace Equipoise.Evidence.Claims.Ranking;

/// <summary>What the ranking looks at in a passage: named features, so that each decision can be told in words.</summary>
public static class Features
{
    /// <summary>Passages this short are seldom statements.</summary>
    private const int Short = 4, Long = 30;

    public static HashSet<string> Of(Passage passage, StudyCitation? citation)
    {
        var features = new HashSet<string>(StringComparer.Ordinal) { "always", "block " + passage.Kind };
        Concepts(passage, features);
        Surroundings(passage, features);
        Numbers(passage, features);
        Words(passage, features);
        Cited(passage, citation, features);
        Framed(passage, citation, features);
        if (passage.IsQuestion) features.Add("question");
        if (passage.EndsInColon) features.Add("colon");
        if (passage.Words.Count <= Short) features.Add("short");
        if (passage.Words.Count >= Long) features.Add("long");
        return features;
    }

    private static void Concepts(Passage passage, HashSet<string> features)
    {
        var groups = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var match in passage.Matches)
        {
            features.Add(match.Concept);
            groups.Add(match.Group);
        }

        foreach (var group in groups)
        {
            features.Add("any " + group);
            foreach (var other in groups.GetViewBetween(group, "~").Skip(1)) features.Add(group + " with " + other);
        }
    }

    private static void Surroundings(Passage passage, HashSet<string> features)
    {
        Near("heading", passage.Heading, features);
        Near("lead-in", passage.LeadIn, features);
        if (passage.Previous is { } previous)
        {
            foreach (var match in previous.Matches) features.Add("before " + match.Group);
        }
        else
        {
            features.Add("first of its block");
        }
    }

    private static void Near(string place, Passage? near, HashSet<string> features)
    {
        if (near is null) return;
        features.Add(place);
        foreach (var match in near.Matches) features.Add($"{place} {match.Concept}");
    }

    private static void Cited(Passage passage, StudyCitation? citation, HashSet<string> features)
    {
        if (citation is null)
        {
            features.Add("no study in sight");
            return;
        }

        var kind = citation.Kind + (citation.Possible[0].Null == true ? " without difference" : "");
        features.Add(citation.IsNamed ? "cites a study" : "within the account of a study");
        features.Add("study " + kind);
        foreach (var wrong in citation.Wrong) features.Add("wrong " + wrong.Aspect);
        if (!citation.Wrong.IsEmpty) features.Add("something wrong");
        foreach (var right in citation.Right) features.Add("right " + right);
        if (citation.Wrong.IsEmpty && !citation.Right.IsEmpty) features.Add("all right");
        foreach (var group in passage.Matches.Select(m => m.Group).Distinct(StringComparer.Ordinal)) features.Add($"study {kind} with {group}");
        if (passage.Has("negation.null")) features.Add($"study {kind} said to show nothing");
    }

    private static void Framed(Passage passage, StudyCitation? citation, HashSet<string> features)
    {
        var frame = ReadFrame.Of(passage, citation);
        features.Add("says " + frame.Assertion);
        features.Add("force " + frame.Force);
        features.Add($"says {frame.Assertion} {frame.Force}");
        if (frame.IsQuoted) features.Add($"says {frame.Assertion} quoted");
        if (frame.IsElsewhere) features.Add("about another disease");
        if (frame.IsLaboratory) features.Add($"says {frame.Assertion} of the laboratory");
        if (frame.HasFigure) features.Add($"says {frame.Assertion} with a figure");
        if (passage.HasGroup("praise")) features.Add($"says {frame.Assertion} with praise");
        if (passage.HasGroup("doubt")) features.Add($"says {frame.Assertion} with doubt");
        if (passage.Has("attribution.our") || passage.Has("people.sellers")) features.Add($"says {frame.Assertion} of a seller");
        if (citation is { } cited) features.Add($"says {frame.Assertion} {frame.Force} of {cited.Kind}{(cited.Wrong.IsEmpty ? "" : " wrongly")}");
    }

    private static void Numbers(Passage passage, HashSet<string> features)
    {
        var words = passage.Words;
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i].Kind != WordKind.Number) continue;
            features.Add("number");
            if (i + 1 < words.Count && words[i + 1].Form is "%" or "percent") features.Add("number per cent");
            if (words[i].Form is ['1', '9', _, _] or ['2', '0', _, _]) features.Add("number year");
            if (i > 0 && words[i - 1].Form is "$" or "€" or "£" or "₹") features.Add("number money");
        }
    }

    private static void Words(Passage passage, HashSet<string> features)
    {
        var before = "";
        foreach (var word in passage.Words)
        {
            var stem = word.Kind == WordKind.Number ? "0" : Stem.Of(word.Form);
            features.Add("'" + stem + "'");
            if (before.Length > 0) features.Add($"'{before} {stem}'");
            before = stem;
        }

        features.Add($"starts '{passage.Words[0].Form}'");
    }
}
