using System.CommandLine;
using System.Globalization;
using Equipoise.Cli.Evidence;
using Equipoise.Cli.Records;
using Equipoise.Evidence.Eligibility;
using Equipoise.Evidence.Eligibility.Finding;
using Equipoise.Site.Components;
using Equipoise.Site.Families.Finder;

namespace Equipoise.Cli.Trials;

/// <summary><c>equipoise trials find</c>: the trials that a child might join, each criterion answered. Nothing of what is said is kept.</summary>
internal static class FindTrialsVerb
{
    private const int Width = 80;

    public static Command Command()
    {
        Dictionary<string, Option<string[]>> answers = new(StringComparer.Ordinal)
        {
            ["age"] = Answer("--age", "completed years", "years"),
            ["months"] = Answer("--months", "completed months on top", "months"),
            ["sex"] = Answer("--sex", Listed(ReadFamily.Sexes.Keys), "sex"),
            ["country"] = Answer("--country", "where the family lives, such as TR", "country"),
            ["diagnosis"] = Answer("--diagnosis", Listed(ReadFamily.Diagnoses.Keys), "answer"),
            ["speech"] = Answer("--speech", Listed(ReadFamily.Speeches.Keys), "answer"),
            ["language"] = Answer("--language", "languages the family speaks well, such as tr,en", "codes"),
            ["cells"] = Answer("--cells", "given cells before: yes or no", "answer"),
            ["seizures"] = Answer("--seizures", Listed(ReadFamily.SeizureAnswers.Keys), "answer"),
            ["genetic"] = Answer("--genetic", Listed(ReadFamily.GeneticAnswers.Keys), "answer"),
            ["weight"] = Answer("--weight", "kilograms", "kg"),
            ["travel"] = Answer("--travel", Listed(ReadFamily.Travels.Keys), "answer"),
        };
        var only = new Option<bool>("--only-cells") { Description = "only trials that test cells" };
        var all = new Option<bool>("--all") { Description = "also closed trials, and those whose age or sex does not fit" };
        var skip = new Option<int>("--skip") { Description = "how many to leave out", HelpName = "n" };
        var take = new Option<int>("--take") { Description = "how many to show, 10 unless given", HelpName = "n", DefaultValueFactory = _ => 10 };
        var (data, format) = (Options.Data(), Options.Format());
        var command = new Command("find", "Find trials about autism that a child might join; every answer may be left out.");
        foreach (var answer in answers.Values) command.Options.Add(answer);
        foreach (var option in new Option[] { only, all, skip, take, data, format }) command.Options.Add(option);
        command.SetAction((parsed, cancel) =>
        {
            var reading = ReadFamily.From(name => parsed.GetValue(answers[name]) ?? []);
            if (reading.Problems is [var problem, ..]) throw new Refusal($"--{problem.Field}: {problem.Message}");
            var question = new TrialQuestion(reading.Family) { OnlyCells = parsed.GetValue(only), All = parsed.GetValue(all), Skip = parsed.GetValue(skip), Take = parsed.GetValue(take) };
            if (question is not { Skip: >= 0 and <= TrialQuestion.MostSkipped, Take: >= 1 and <= TrialQuestion.MostTaken }) throw new Refusal($"--skip is 0 to {TrialQuestion.MostSkipped}, --take 1 to {TrialQuestion.MostTaken}.");
            return Find(question, parsed.GetValue(data)!, parsed.GetValue(format), cancel);
        });
        return command;
    }

    private static async Task<int> Find(TrialQuestion question, string folder, OutputFormat format, CancellationToken cancel)
    {
        var snapshot = Load.Snapshot(folder, cancel);
        await using var database = await EvidencePlace.Open(cancel);
        var found = await new FindTrials(snapshot, database).Run(question, cancel);
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        if (format == OutputFormat.Json) Json.Write(new { items = found.Items.Select(i => FoundTrialAnswer.Of(i, today)), total = found.Total, known = found.Known, skip = question.Skip, more = found.More });
        else Print(found, question, today);
        return Exit.Done;
    }

    private static void Print(FoundTrials found, TrialQuestion question, DateOnly today)
    {
        foreach (var item in found.Items)
        {
            var trial = item.Trial;
            Line($"{Choice.Word(item.Fit).ToUpperInvariant()}  {trial.Id}  {RecordVerbs.Printable(trial.Title)}", 0);
            var where = trial.Countries.IsEmpty ? "no country named" : string.Join(", ", trial.Countries.Take(5).Select(Equipoise.Evidence.Sources.Countries.Name));
            Line($"{Choice.Word(trial.Openness)}; {where}{(item.Distance is > 0 and var km ? string.Create(CultureInfo.InvariantCulture, $" (about {km} km)") : "")}; {(trial.TestsCells ? "tests cells" : "tests no cells")}; control: {Choice.Word(trial.Control)}; phase {trial.Phase ?? "not said"}", 2);
            Line($"{(trial.Verified is { } day ? $"last vouched for {day}" : "nobody knows when it was last vouched for")}{(trial.IsStale(today) ? ": out of date" : "")}", 2);
            foreach (var criterion in item.Of(CriterionVerdict.NotMet)) Line($"not met: {About(criterion)}", 2);
            foreach (var criterion in item.Of(CriterionVerdict.Ask)) Line($"ask: {About(criterion)}", 2);
            Line(string.Create(CultureInfo.InvariantCulture, $"met: {item.Of(CriterionVerdict.Met).Count()} of {item.Criteria.Length}"), 2);
            Console.WriteLine();
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{found.Items.Length} shown of {found.Total} whose fields fit; {found.Known} entries about autism in all.{(found.More ? $" --skip {question.Skip + question.Take} shows the next." : "")}"));
        Console.WriteLine("Only the trial team can say yes. In a good trial you do not pay for the treatment.");
    }

    private static string About(JudgedCriterion criterion) => $"{(criterion.Criterion?.Kind == CriterionKind.Exclusion ? "excluded: " : "")}{RecordVerbs.Printable(criterion.Text)}{(criterion.Answer.Needs is { } needs ? $" [say {Choice.Word(needs)}]" : "")}";

    /// <summary>At most one window wide, later lines set in.</summary>
    private static void Line(string text, int indent)
    {
        var room = Width - indent;
        var first = true;
        while (text.Length > 0)
        {
            var cut = text.Length <= room ? text.Length : text.LastIndexOf(' ', room - 1) is > 20 and var space ? space : room;
            Console.WriteLine(new string(' ', indent) + text[..cut].TrimEnd());
            text = text[cut..].TrimStart();
            if (first) (first, indent, room) = (false, indent + 2, room - 2);
        }
    }

    private static string Listed(IEnumerable<string> words) => string.Join(", ", words);

    private static Option<string[]> Answer(string name, string description, string help) => new(name) { Description = description, HelpName = help, AllowMultipleArgumentsPerToken = false };
}
