using System.Collections.Immutable;
using System.Globalization;
using Equipoise.Evidence.Eligibility;
using Equipoise.Evidence.Eligibility.Finding;
using Equipoise.Evidence.Importing;
using Equipoise.Evidence.Sources;
using Equipoise.Site.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Equipoise.Site.Families.Finder;

/// <summary>A criterion with what it comes to.</summary>
/// <param name="Number">Its place in the text, from 1; absent of a field.</param>
/// <param name="Field">The field of the register; absent of a criterion of the text.</param>
/// <param name="Kind">Whether it must hold or must not; absent of a field.</param>
/// <param name="Group">The heading of the people it is for, where there is one.</param>
/// <param name="Text">The register's own words.</param>
/// <param name="Topic">What it is about.</param>
/// <param name="Verdict">met: it does not stand in the way, also of an exclusion. not-met: it does. ask: not known.</param>
/// <param name="Ask">Why it is to be asked about.</param>
/// <param name="Needs">The answer that would decide it.</param>
public sealed record FoundCriterion(int? Number, TrialField? Field, CriterionKind? Kind, string? Group, string Text, CriterionTopic Topic, CriterionVerdict Verdict, AskReason? Ask, FamilyAnswer? Needs);

/// <summary>A trial with what it comes to for the child that was described.</summary>
/// <param name="Id">Its id in the register, or on our own list.</param>
/// <param name="Title">As printed; of our own list in our words.</param>
/// <param name="Source">Whose record was read; absent of our own list, which holds only a part of the criteria.</param>
/// <param name="OnOurList">Whether /api/trials has it.</param>
/// <param name="Fit">may-fit: age and diagnosis fit and nothing understood stands in the way. ask: age or diagnosis could not be settled. does-not-fit: a criterion is not met.</param>
/// <param name="Openness">Whether somebody can join now.</param>
/// <param name="Status">The register's word for it.</param>
/// <param name="Verified">When somebody last vouched for the entry.</param>
/// <param name="IsStale">True when that was over two years ago, or is unknown.</param>
/// <param name="Countries">Where it runs, by two-letter code.</param>
/// <param name="Kilometres">From the middle of the family's country to that of the nearest of these.</param>
/// <param name="Phase">1, 2, 1/2 and so on.</param>
/// <param name="TestsCells">Whether cells, or what they give off, are tested.</param>
/// <param name="Control">What children get who do not get the tested treatment.</param>
/// <param name="Sponsor">Who answers for it.</param>
/// <param name="SponsorIsCompany">Absent where the register does not say.</param>
/// <param name="Money">Sentences of the entry that speak of money.</param>
/// <param name="Criteria">Every criterion.</param>
public sealed record FoundTrialAnswer(string Id, string Title, RecordSource? Source, bool OnOurList, TrialFit Fit, Openness Openness, string? Status, PartialDate? Verified, bool IsStale, ImmutableArray<string> Countries, int? Kilometres,
    string? Phase, bool TestsCells, ControlGroup Control, string? Sponsor, bool? SponsorIsCompany, ImmutableArray<string> Money, ImmutableArray<FoundCriterion> Criteria)
{
    /// <param name="of">A judged trial.</param>
    /// <param name="today">For saying whether its entry is stale.</param>
    public static FoundTrialAnswer Of(JudgedTrial of, DateOnly today) => new(
        of.Trial.Id, PublicRecord.Text(of.Trial.Title), of.Trial.Source, of.Trial.IsCurated, of.Fit, of.Trial.Openness, of.Trial.Status, of.Trial.Verified, of.Trial.IsStale(today), of.Trial.Countries, of.Distance, of.Trial.Phase, of.Trial.TestsCells,
        of.Trial.Control, of.Trial.Sponsor is { } sponsor ? PublicRecord.Text(sponsor) : null, of.Trial.SponsorIsCompany, [.. of.Trial.Money.Select(PublicRecord.Text)],
        [.. of.Criteria.Select(c => new FoundCriterion(c.Criterion?.Number, c.Field, c.Criterion?.Kind, c.Criterion?.Group is { } group ? PublicRecord.Text(group) : null, PublicRecord.Text(c.Text), c.Topic, c.Answer.Verdict, c.Answer.Ask, c.Answer.Needs))]);
}

/// <summary>Trials that a child might join.</summary>
/// <param name="Items">The open ones first, then the near ones.</param>
/// <param name="Total">Entries whose fields fit.</param>
/// <param name="Known">Entries about autism in all.</param>
/// <param name="Next">Address of the next page; absent on the last.</param>
public sealed record FoundTrialsAnswer(ImmutableArray<FoundTrialAnswer> Items, int Total, int Known, string? Next);

/// <summary>The trial finder for programs.</summary>
internal static class FinderEndpoint
{
    private const int Usual = 20;

    private static readonly QueryWord[] Words = [.. FamilyQuestion.Words, new("page", "Which page, from 1.") { IsNumber = true }, new("pageSize", $"How many on a page, 1 to {TrialQuestion.MostTaken}; {Usual} when not given.") { IsNumber = true }];

    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/api/families/trials", Find)
        .Gives<FoundTrialsAnswer>("family-trials", "Families", "Registered trials about autism that a child might join, every criterion answered met, not met or ask. Every answer of the family may be left out; nothing of them is kept, and the answer is marked so that nobody keeps it.", Words).Refuses(400)
        .IsKeptNowhere(Words);

    private static async Task<IResult> Find(HttpRequest request, FindTrials find, TimeProvider time, CancellationToken cancel)
    {
        var size = int.TryParse(request.Query["pageSize"], NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : Usual;
        if (size > TrialQuestion.MostTaken) return ApiProblem.UnknownParameterValue.Because($"'pageSize' is at most {TrialQuestion.MostTaken}, not {size}.");
        var question = FamilyQuestion.From(request.Query, size);
        if (question.Reading.Problems is [var problem, ..]) return ApiProblem.UnknownParameterValue.Because($"{problem.Field}: {problem.Message}");
        var found = await find.Run(question.Question, cancel);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return Results.Json(new FoundTrialsAnswer([.. found.Items.Select(i => FoundTrialAnswer.Of(i, today))], found.Total, found.Known, found.More ? question.Page("/api/families/trials", question.PageNumber + 1) : null));
    }
}
