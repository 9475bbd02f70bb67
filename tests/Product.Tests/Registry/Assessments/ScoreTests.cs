using Equipoise.Evidence.Programmes;
using Equipoise.Product.Tests.Storage;
using Equipoise.Registry;
using Equipoise.Registry.Assessments;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Participants;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Product.Tests.Registry.Assessments;

public sealed class ScoreTests
{
    private static readonly (string Part, int Questions)[] Parts = [("speech", 14), ("sociability", 20), ("sensory", 18), ("health", 25)];

    private static CancellationToken Cancel => OpenRegistry.Cancel;

    private static ProgrammeForm Atec => Cohort.P5.Form("atec")!;

    [Fact]
    public void The_form_has_the_77_questions_of_the_instruments_file_and_their_points()
    {
        var questions = Atec.Fields.Where(f => f.Item is not null).ToList();
        Assert.Equal(77, questions.Count);
        var sheet = Cohort.Evidence.Snapshot!.Instruments["ATEC"].Sheet!;
        Assert.Equal(sheet.Parts.SelectMany(p => p.Questions.Select(q => q.Words)), questions.Select(q => q.Label));
        Assert.Equal(sheet.Parts.SelectMany(p => p.Questions.Select(_ => string.Join(' ', p.Answers.Select(a => a.Points)))), questions.Select(q => string.Join(' ', q.Choices.Select(c => c.Points))));
        Assert.Equal(("speech-item-1", "Knows own name", "very-true"), (questions[0].Code, questions[0].Label, questions[0].Choices[2].Code));
        Assert.DoesNotContain("Knows own name", ReadProgramme.Write(Cohort.P5), StringComparison.Ordinal);
    }

    // The answers of a part count in different directions: "Very true" is 0 in the first part, "Very descriptive" 2 in the second and 0 in the third.
    [Theory]
    [InlineData(0, "28 0 36 0 64")]
    [InlineData(1, "14 20 18 25 77")]
    [InlineData(2, "0 40 0 50 90")]
    [InlineData(3, "0 40 0 75 115")]
    public void All_answers_of_one_kind_give_the_score_of_the_sheet(int answer, string scores)
    {
        var values = Answered((_, field) => field.Choices[Math.Min(answer, field.Choices.Length - 1)].Code);
        Assert.Equal(scores, Said(Scored(Cohort.P5, values)));
    }

    [Fact]
    public void The_worst_answers_give_179_and_the_best_0()
    {
        Assert.Equal("28 40 36 75 179", Said(Scored(Cohort.P5, Answered((_, f) => f.Choices.MaxBy(c => c.Points)!.Code))));
        Assert.Equal("0 0 0 0 0", Said(Scored(Cohort.P5, Answered((_, f) => f.Choices.MinBy(c => c.Points)!.Code))));
    }

    [Fact]
    public void Any_answers_give_the_sum_of_their_points()
    {
        var random = new Random(20261126);
        for (var turn = 0; turn < 200; turn++)
        {
            var sums = new int[4];
            var values = Answered((part, field) =>
            {
                var chosen = field.Choices[random.Next(field.Choices.Length)];
                sums[part] += chosen.Points!.Value;
                return chosen.Code;
            });
            Assert.Equal($"{string.Join(' ', sums)} {sums.Sum()}", Said(Scored(Cohort.P5, values)));
        }
    }

    [Fact]
    public void An_unanswered_question_makes_the_score_and_the_total_missing_and_is_named()
    {
        var values = Answered((_, f) => f.Choices[0].Code).With("speech-item-3", null).With("speech-item-9", """{"missing":"refused"}""");
        var scored = Scored(Cohort.P5, values);
        Assert.Equal("- 0 36 0 -", Said(scored));
        Assert.Equal(["speech-item-3", "speech-item-9"], scored.Scores["speech"].Unanswered);
        Assert.Equal("sum", scored.Scores["speech"].Rule);
        Assert.Equal(["speech"], scored.Scores["total"].Unanswered);
    }

    [Fact]
    public void A_programme_may_make_up_for_a_few_by_the_mean_of_the_others()
    {
        var programme = With(Cohort.P5, "ATEC", i => i with { Prorate = 2 });
        var answers = Answered((_, f) => f.Choices[1].Code);
        var two = Scored(programme, answers.With("speech-item-1", null).With("speech-item-2", null));
        Assert.Equal("14 20 18 25 77", Said(two));
        Assert.Equal(("sum, up to 2 missing", 12), (two.Scores["speech"].Rule, two.Scores["speech"].Inputs.Count));
        var uneven = Scored(programme, answers.With("speech-item-1", null).With("speech-item-2", "\"not-true\""));
        Assert.Equal(15.08m, uneven.Values.Number("speech")); // (12 + 2) · 14 / 13 = 15.0769…
        Assert.Equal("- 20 18 25 -", Said(Scored(programme, answers.With("speech-item-1", null).With("speech-item-2", null).With("speech-item-3", null))));
        Assert.Equal("sum", two.Scores["total"].Rule); // the four parts are not alike, so none of them is made up for
    }

    [Fact]
    public void Without_the_questions_the_four_scores_are_entered_and_the_total_is_computed()
    {
        var scored = Scored(Cohort.P5, FormValues.Read("""{"speech":10,"sociability":12,"sensory":14,"health":{"missing":"not-done"},"total":99}"""));
        Assert.Equal("10 12 14 - -", Said(scored));
        Assert.Equal(("entered", MissingCode.NotDone), (scored.Scores["speech"].Rule, scored.Scores["health"].Missing!.Value));
        Assert.Equal("10 12 14 20 56", Said(Scored(Cohort.P5, FormValues.Read("""{"how":"parts","speech":10,"sociability":12,"sensory":14,"health":20}"""))));
    }

    [Theory, EachEngine]
    public async Task A_stored_score_names_its_definition_its_rule_and_what_it_came_from(Engine engine)
    {
        await using var cohort = await Cohort.On(engine, Cohort.P5);
        var (child, record) = await Baseline(cohort);
        Assert.Equal("28 0 36 0 64", Said(StoredScore.Of(record)));
        var speech = StoredScore.Of(record)["speech"];
        Assert.Equal(("ATEC", "Speech/Language/Communication", ScoreScale.Raw, "ATEC", "mother", "sum"), (speech.Instrument, speech.Subscale, speech.Scale, speech.Family, speech.AnsweredBy, speech.Rule));
        Assert.Equal((14, 28m), (speech.Inputs.Count, speech.Inputs.Values.Sum()));
        await using var db = cohort.Registry.Reading(cohort.Site);
        Assert.Equal((await db.Participants.SingleAsync(p => p.Id == child, Cancel)).ProgrammeHash, speech.Programme);
        Assert.Equal(64, speech.Edition!.Length);
    }

    [Theory, EachEngine]
    public async Task A_computed_score_is_not_entered_whatever_a_page_sends(Engine engine)
    {
        await using var cohort = await Cohort.On(engine, Cohort.P5);
        var child = await cohort.Enrolled();
        var saved = await cohort.Save(child, "atec", (await cohort.Visit(child, "baseline-1")).Id, Role.Coordinator, false, ("how", "questions"), ("speech-item-1", "very-true"), ("speech", "not a number"), ("total", "400"));
        Assert.Null(saved.Refused);
        Assert.Equal("0 - - - -", Said(StoredScore.Of(await Record(cohort, saved.Done.RecordId)), "speech-item-1"));
    }

    [Theory, EachEngine]
    public async Task Another_definition_changes_a_stored_score_only_by_computing_it_anew_with_a_reason(Engine engine)
    {
        await using var cohort = await Cohort.On(engine, Cohort.P5);
        var (child, record) = await Baseline(cohort, ("speech-item-1", "!Unknown"));
        Assert.Equal("- 0 36 0 -", Said(StoredScore.Of(record)));
        Assert.Null((await cohort.Adopt(With(cohort.Programme, "ATEC", i => i with { Prorate = 1 }) with { Version = 2 })).Refused);
        var coordinator = cohort.Registry.As(cohort.Site, Role.Coordinator);
        Assert.Null((await new MigrateChild(cohort.Registry.Database).Run(coordinator, child, Cancel)).Refused);

        // another answer, and the old definitions hold
        var entry = new FormEntry(child, "atec") { VisitId = record.VisitId, RecordId = record.Id, Seen = record.Version, Values = Cohort.Inputs(("health-item-1", "serious-problem")) };
        Assert.Null((await cohort.Save(Role.Coordinator, entry, "Misread.")).Refused);
        record = await Record(cohort, record.Id);
        Assert.Equal("- 0 36 3 -", Said(StoredScore.Of(record)));
        Assert.Single(StoredScore.Of(record).Values.Select(s => s.Programme).Distinct());

        var recompute = new RecomputeScores(cohort.Registry.Database);
        var shown = (await recompute.Preview(coordinator, child, Cancel)).Done;
        Assert.Equal(["sum, up to 1 missing"], shown.Changes.Where(c => c.Field == "speech").Select(c => c.What.Split('\'')[3]));
        Assert.Equal((null, 28m), (shown.Changes.Single(c => c.Field == "speech").Old, shown.Changes.Single(c => c.Field == "speech").New));
        Assert.Equal((null, 67m), (shown.Changes.Single(c => c.Field == "total").Old, shown.Changes.Single(c => c.Field == "total").New));
        Assert.Equal(RefusalCode.ReasonMissing, (await recompute.Run(coordinator, child, shown.Seal, Cancel)).Refused!.Code);
        var because = coordinator with { Reason = "The authors allow one missing answer." };
        Assert.Equal(RefusalCode.Conflict, (await recompute.Run(because, child, "something else", Cancel)).Refused!.Code);
        Assert.Equal("- 0 36 3 -", Said(StoredScore.Of(await Record(cohort, record.Id))));
        Assert.Equal(shown.Changes.Length, (await recompute.Run(because, child, shown.Seal, Cancel)).Done.Changes.Length);
        Assert.Equal("28 0 36 3 67", Said(StoredScore.Of(await Record(cohort, record.Id))));
        Assert.Equal(RefusalCode.WrongState, (await recompute.Run(because, child, shown.Seal, Cancel)).Refused!.Code);
        await using var db = cohort.Registry.Reading(cohort.Site);
        var last = await db.History.OrderByDescending(h => h.Sequence).FirstAsync(Cancel);
        Assert.Equal(("scores.recomputed", "The authors allow one missing answer."), (last.What, last.Reason));
        Assert.Contains("\"values.total\":[null,67]", last.Changes, StringComparison.Ordinal);
    }

    internal static Programme With(Programme programme, string instrument, Func<ProgrammeInstrument, ProgrammeInstrument> change) =>
        programme with { Instruments = [.. programme.Instruments.Select(i => i.Instrument == instrument ? change(i) : i)] };

    /// <summary>A child with an ATEC at the first baseline: the first answer of every question, but for those given.</summary>
    private static async Task<(Guid Child, FormRecord Record)> Baseline(Cohort cohort, params (string Field, string Text)[] but)
    {
        var child = await cohort.Enrolled();
        var answers = Atec.Fields.Where(f => f.Item is not null).ToDictionary(f => f.Code, f => f.Choices[0].Code);
        foreach (var (field, text) in but) answers[field] = text;
        var saved = await cohort.Save(child, "atec", (await cohort.Visit(child, "baseline-1")).Id, Role.Coordinator, true, [("date", "2026-11-26"), ("how", "questions"), ("rater", "mother"), .. answers.Select(a => (a.Key, a.Value))]);
        return (child, await Record(cohort, saved.Done.RecordId));
    }

    private static async Task<FormRecord> Record(Cohort cohort, Guid id)
    {
        await using var db = cohort.Registry.Reading(cohort.Site);
        return await db.FormRecords.SingleAsync(r => r.Id == id, Cancel);
    }

    private static FormValues Answered(Func<int, FormField, string> answer) =>
        Atec.Fields.Where(f => f.Item is not null).Aggregate(FormValues.Empty.With("how", "\"questions\""), (values, field) => values.With(field.Code, $"\"{answer(Array.FindIndex(Parts, p => field.Code.StartsWith(p.Part, StringComparison.Ordinal)), field)}\""));

    private static ScoredForm Scored(Programme programme, FormValues values) => ScoreForm.Run(programme, "hash", programme.Form("atec")!, values);

    private static string Said(ScoredForm scored)
    {
        foreach (var (code, score) in scored.Scores) Assert.Equal(score.Value, scored.Values.Number(code));
        return Said(scored.Scores);
    }

    private static string Said(IReadOnlyDictionary<string, StoredScore> scores, string? onlyFrom = null) =>
        string.Join(' ', Parts.Select(p => p.Part).Append("total").Select(code => scores.GetValueOrDefault(code) is { } score && (onlyFrom is null || !score.Inputs.IsEmpty) ? onlyFrom is not null ? $"{score.Inputs[onlyFrom]}" : score.Value is { } value ? $"{value}" : "-" : "-"));
}
