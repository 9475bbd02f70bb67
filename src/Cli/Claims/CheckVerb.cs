using System.CommandLine;
using System.Reflection;
using System.Text.Json.Nodes;
using Equipoise.Cli.Evidence;
using Equipoise.Evidence.Claims;
using Equipoise.Evidence.Claims.Fetching;
using Equipoise.Evidence.Claims.Reading;
using Equipoise.Evidence.Claims.Writing;
using Equipoise.Evidence.Findings;
using Equipoise.Site.Claims;

namespace Equipoise.Cli.Claims;

/// <summary><c>equipoise check PAGE…</c>: the claims of pages, each with its verdict, and what the pages leave out.</summary>
internal static class CheckVerb
{
    public static Command Command()
    {
        var pages = new Argument<string[]>("PAGE") { Description = "files (text, Markdown, HTML, PDF), folders, addresses (https://...), or - for what is piped in", Arity = ArgumentArity.ZeroOrMore };
        var url = new Option<string[]>("--url") { Description = "address of a page to fetch; only that page, nothing it names", HelpName = "https://...", Arity = ArgumentArity.ZeroOrMore };
        var explain = new Option<bool>("--explain") { Description = "tell which words led to each decision" };
        var format = CheckOptions.Format();
        var data = Options.Data();
        var command = new Command("check", "Check what pages claim: each claim with its verdict, its reason and the studies behind it.") { pages, url, explain, format, data };
        command.Validators.Add(result =>
        {
            if (result.GetValue(pages) is not { Length: > 0 } && result.GetValue(url) is not { Length: > 0 }) result.AddError("Name a file, a folder, an address, or - for what is piped in.");
            foreach (var address in (result.GetValue(url) ?? []).Where(a => !GatherPages.IsAddress(a))) result.AddError($"'{address}' is no address; it begins with https:// or http://.");
        });
        command.SetAction((parsed, cancel) => Check([.. parsed.GetValue(pages) ?? [], .. parsed.GetValue(url) ?? []], parsed.GetValue(data)!, parsed.GetValue(format), parsed.GetValue(explain), cancel));
        return command;
    }

    private static async Task<int> Check(string[] names, string folder, CheckFormat format, bool explain, CancellationToken cancel)
    {
        var reading = Load.Whole(folder, cancel);
        var checker = Load.Checker(reading, FindingBook.Of(reading.Snapshot!), folder);
        var pages = GatherPages.Named(names).ToList();
        if (pages.Count == 0) throw new Refusal("There is no file in that folder.");
        var many = pages.Count > 1 || names.Any(Directory.Exists);
        var answers = await Working.Show(many ? "Checking pages" : "Checking the page", progress => All(checker, pages, progress, cancel));
        if (!many && answers[0].Refusal is { } only) throw new Refusal(only.Message);
        await Write(answers, many, format, explain);
        foreach (var answer in answers.Where(a => a.Refusal is not null)) await Console.Error.WriteLineAsync($"{answer.Source}: {answer.Refusal!.Value.Message}");
        return answers.Exists(a => a.Refusal is not null) ? Exit.Refused : Exit.Done;
    }

    private static async Task<List<CheckedSource>> All(ClaimChecker checker, List<string> pages, IProgress<double>? progress, CancellationToken cancel)
    {
        using var fetch = new FetchPage();
        var answers = new List<CheckedSource>();
        foreach (var name in pages)
        {
            progress?.Report((double)answers.Count / pages.Count);
            answers.Add(await One(checker, name, fetch, cancel));
        }

        return answers;
    }

    private static async Task<CheckedSource> One(ClaimChecker checker, string name, FetchPage fetch, CancellationToken cancel)
    {
        try
        {
            return new(name, checker.Check(await GatherPages.Read(name, fetch, cancel), cancel));
        }
        catch (UnreadablePageException e)
        {
            return new(name, null, (e.Code, e.Message));
        }
    }

    private static async Task Write(List<CheckedSource> answers, bool many, CheckFormat format, bool explain)
    {
        switch (format)
        {
            case CheckFormat.Json:
                Json.Write<JsonNode>(many ? new JsonObject { ["documents"] = new JsonArray([.. answers.Select(ForPrograms)]) } : ForPrograms(answers[0]));
                break;
            case CheckFormat.Sarif:
                Json.Write<JsonNode>(ReportSarif.Of(answers, typeof(CheckVerb).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0]));
                break;
            case CheckFormat.Html:
                await Console.Out.WriteAsync(await WriteClaimFile.Html(answers));
                break;
            default:
                ClaimSheet.Print(answers, many, explain);
                break;
        }
    }

    private static JsonObject ForPrograms(CheckedSource answer) => answer.Report is { } report
        ? ReportJson.Of(report, answer.Source)
        : new() { ["document"] = new JsonObject { ["source"] = answer.Source }, ["problem"] = new JsonObject { ["code"] = answer.Refusal!.Value.Code, ["message"] = answer.Refusal.Value.Message } };
}
