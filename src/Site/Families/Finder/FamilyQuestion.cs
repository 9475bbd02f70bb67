using System.Collections.Immutable;
using System.Globalization;
using Equipoise.Evidence.Eligibility;
using Equipoise.Evidence.Eligibility.Finding;
using Equipoise.Site.Serving;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Equipoise.Site.Families.Finder;

/// <summary>What a family asks for, from the address of the page: read once, kept nowhere.</summary>
internal sealed class FamilyQuestion
{
    public const string Address = "/families/trials";

    private const int Usual = 10;
    private readonly IQueryCollection query;

    private FamilyQuestion(IQueryCollection query, FamilyReading reading, TrialQuestion question) => (this.query, Reading, Question) = (query, reading, question);

    public FamilyReading Reading { get; }

    public TrialQuestion Question { get; }

    /// <summary>True when nothing was asked yet.</summary>
    public bool IsEmpty => !query.Any(w => w.Value.Any(v => !string.IsNullOrWhiteSpace(v)));

    public static QueryWord[] Words { get; } =
    [
        new("age", "Age of the child in completed years, 0 to 120."), new("months", "Completed months on top, 0 to 11."), new("sex", "boy or girl."),
        new("country", "Where the family lives: two letters (ISO 3166-1) or an English name."), new("diagnosis", $"One of: {string.Join(", ", ReadFamily.Diagnoses.Keys)}."),
        new("speech", $"One of: {string.Join(", ", ReadFamily.Speeches.Keys)}."), new("language", "Languages the family speaks well, two letters each (ISO 639-1), by commas.") { Repeats = true },
        new("cells", "Whether the child was given cells before: yes or no."), new("seizures", $"One of: {string.Join(", ", ReadFamily.SeizureAnswers.Keys)}."), new("genetic", $"One of: {string.Join(", ", ReadFamily.GeneticAnswers.Keys)}."),
        new("weight", "In kilograms."), new("travel", $"One of: {string.Join(", ", ReadFamily.Travels.Keys)}."),
        new("only", "cells: only trials that test cells or what cells give off.") { Choices = ["cells", ""] }, new("show", "all: also trials that are closed, and those whose age or sex the child does not have.") { Choices = ["all", ""] },
    ];

    public static FamilyQuestion From(IQueryCollection query, int? size = null)
    {
        var reading = ReadFamily.From(name => query[name]);
        var page = Number(query, "page", 1, 1 + TrialQuestion.MostSkipped / (size ?? Usual)) ?? 1;
        return new(query, reading, new(reading.Family)
        {
            OnlyCells = query["only"].Contains("cells", StringComparer.OrdinalIgnoreCase),
            All = query["show"].Contains("all", StringComparer.OrdinalIgnoreCase),
            Skip = (page - 1) * (size ?? Usual),
            Take = size ?? Usual,
        });
    }

    /// <summary>What was typed, so that it stands there again.</summary>
    public string? Given(string field) => query[field].FirstOrDefault(v => !string.IsNullOrWhiteSpace(v)) is { } value ? value.Length <= 100 ? value : value[..100] : null;

    public ImmutableArray<FamilyProblem> ProblemsOf(params ReadOnlySpan<string> fields)
    {
        var found = ImmutableArray.CreateBuilder<FamilyProblem>();
        foreach (var problem in Reading.Problems)
            if (fields.Contains(problem.Field)) found.Add(problem);
        return found.ToImmutable();
    }

    /// <summary>The same question, beginning at another trial.</summary>
    public string Page(string address, int page)
    {
        var others = query.Where(w => !w.Key.Equals("page", StringComparison.OrdinalIgnoreCase)).SelectMany(w => w.Value.Where(v => !string.IsNullOrEmpty(v)).Select(v => KeyValuePair.Create(w.Key, v!)));
        var next = new QueryBuilder(others);
        if (page > 1) next.Add("page", page.ToString(CultureInfo.InvariantCulture));
        return address + next;
    }

    public int PageNumber => 1 + Question.Skip / Question.Take;

    private static int? Number(IQueryCollection query, string word, int low, int high) =>
        int.TryParse(query[word], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= low && number <= high ? number : null;
}
