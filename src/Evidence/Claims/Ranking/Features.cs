using Equipoise.Evidence.Claims.Citations;
using Equipoise.Evidence.Claims.Finding;
using Equipoise.Evidence.Claims.Frames;
using Equipoise.Evidence.Claims.Judging;
using Equipoise.Evidence.Claims.Words;

namespace Equipoise.Evidence.Claims.Ranking;

/// <summary>What the ranking looks at in a passage: named features, so that each decision can be told in words.</summary>
public static class Features
{
    /// <summary>Passages this short are seldom statements.</summary>
    private const int Short = 4, Long = 30;

    public static PassageFeatures Of(Passage passage, Frame frame, StudyCitation? citation, FeatureSet features)
    {
        features.Add($"block {passage.Kind}");
        Concepts(passage, features);
        Surroundings(passage, features);
        Numbers(passage, features);
        Words(passage, features);
        Cited(passage, citation, features);
        Framed(passage, frame, citation, features);
        if (Rules.For(passage, frame, citation) is { } ruling) features.Add($"rule: {ruling.Rule}");
        if (passage.IsQuestion) features.Add("question");
        if (passage.EndsInColon) features.Add("colon");
        if (passage.Words.Count <= Short) features.Add("short");
        if (passage.Words.Count >= Long) features.Add("long");
        return features.Take();
    }

    private static void Concepts(Passage passage, FeatureSet features)
    {
        foreach (var match in passage.Matches) features.Add(match.Concept);
        var groups = passage.Groups;
        for (var i = 0; i < groups.Length; i++)
        {
            features.Add($"any {groups[i]}");
            for (var j = i + 1; j < groups.Length; j++) features.Add($"{groups[i]} with {groups[j]}");
        }
    }

    private static void Surroundings(Passage passage, FeatureSet features)
    {
        Near("heading", passage.Heading, features);
        Near("lead-in", passage.LeadIn, features);
        if (passage.Previous is { } previous)
        {
            foreach (var group in previous.Groups) features.Add($"before {group}");
        }
        else
        {
            features.Add("first of its block");
        }
    }

    private static void Near(string place, Passage? near, FeatureSet features)
    {
        if (near is null) return;
        features.Add(place);
        foreach (var match in near.Matches) features.Add($"{place} {match.Concept}");
    }

    private static void Cited(Passage passage, StudyCitation? citation, FeatureSet features)
    {
        if (citation is null)
        {
            features.Add("no study in sight");
            return;
        }

        var difference = citation.Possible[0].Null == true ? " without difference" : "";
        features.Add(citation.IsNamed ? "cites a study" : "within the account of a study");
        features.Add($"study {citation.Kind}{difference}");
        foreach (var wrong in citation.Wrong) features.Add($"wrong {wrong.Aspect}");
        if (!citation.Wrong.IsEmpty) features.Add("something wrong");
        foreach (var right in citation.Right) features.Add($"right {right}");
        if (citation.Wrong.IsEmpty && !citation.Right.IsEmpty) features.Add("all right");
        foreach (var group in passage.Groups) features.Add($"study {citation.Kind}{difference} with {group}");
        if (passage.Has("negation.null")) features.Add($"study {citation.Kind}{difference} said to show nothing");
    }

    private static void Framed(Passage passage, Frame frame, StudyCitation? citation, FeatureSet features)
    {
        features.Add($"says {frame.Assertion}");
        features.Add($"force {frame.Force}");
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

    private static void Numbers(Passage passage, FeatureSet features)
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

    private static void Words(Passage passage, FeatureSet features)
    {
        ReadOnlySpan<char> before = "";
        foreach (var word in passage.Words)
        {
            var stem = word.Kind == WordKind.Number ? "0" : Stem.Of(word.Form);
            features.Add($"'{stem}'");
            if (before.Length > 0) features.Add($"'{before} {stem}'");
            before = stem;
        }

        features.Add($"starts '{passage.Words[0].Form}'");
    }
}
