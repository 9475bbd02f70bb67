using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Net;
using Equipoise.Cli.Importing;
using Equipoise.Evidence.Importing;
using Equipoise.Evidence.Syncing;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Cli.Syncing;

/// <summary><c>equipoise sync</c>: what changed at ClinicalTrials.gov and PubMed, into the evidence database.</summary>
internal static class SyncVerb
{
    public static Command Command()
    {
        var source = new Option<RecordSource[]>("--source")
        {
            HelpName = "clinical-trials-gov|pub-med", Description = "only this source; may be given again", AllowMultipleArgumentsPerToken = true,
            CustomParser = ReadSources, Arity = ArgumentArity.OneOrMore,
        };
        var since = new Option<DateOnly?>("--since") { HelpName = "date", Description = "what changed on this day or later, as 2026-11-01, instead of since the last time", CustomParser = ReadDay };
        var full = new Option<bool>("--full") { Description = "everything that the query finds, whether it changed or not" };
        var dry = new Option<bool>("--dry-run") { Description = "fetch and compare, and store nothing" };
        var format = Options.Format();
        var command = new Command("sync", "Fetch what changed at ClinicalTrials.gov and PubMed.") { source, since, full, dry, format };
        command.Validators.Add(result =>
        {
            if (result.GetValue(full) && result.GetResult(since) is not null) result.AddError("--full fetches everything and --since what changed; give one of them.");
        });
        command.SetAction((parsed, cancel) => Run(
            new() { Sources = [.. parsed.GetValue(source) ?? []], Since = parsed.GetValue(since), Full = parsed.GetValue(full), DryRun = parsed.GetValue(dry) },
            parsed.GetValue(format), cancel));
        return command;
    }

    private static async Task<int> Run(SyncRequest request, OutputFormat format, CancellationToken cancel)
    {
        var settings = SyncPlace.Read();
        await using var database = await EvidencePlace.Open(cancel);
        using var http = Http();
        var sync = new SyncRecords(database, http, settings, TimeProvider.System);
        var examples = new IssueExamples();
        ImmutableArray<SourceReport> reports;
        try
        {
            reports = await Working.Show("Fetching", bar => sync.Run(request, examples.Keep, bar is null ? null : new Part(request, bar), cancel));
        }
        catch (DbUpdateException e)
        {
            throw new Refusal($"The records could not be stored: {(e.InnerException ?? e).Message} What was stored until then is kept; run it again to go on.");
        }

        if (format == OutputFormat.Json) Json.Write(new { DryRun = request.DryRun, Sources = reports, Examples = examples.All });
        else SyncSheet.Write(reports, request.DryRun, examples);
        foreach (var report in reports.Where(r => r.Error is not null)) Console.Error.WriteLine(report.Error);
        return reports.All(r => r.Error is null) ? Exit.Done : Exit.Refused;
    }

    private static HttpClient Http()
    {
        var handler = new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All, ConnectTimeout = TimeSpan.FromSeconds(20), PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
        var http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.UserAgent.ParseAdd($"Equipoise/{typeof(SyncVerb).Assembly.GetName().Version?.ToString(3)}");
        return http;
    }

    private static RecordSource[]? ReadSources(ArgumentResult result)
    {
        var sources = new List<RecordSource>();
        foreach (var token in result.Tokens)
        {
            if (SourceOf(token.Value) is { } source) sources.Add(source);
            else result.AddError($"--source is clinical-trials-gov or pub-med, not '{token.Value}'.");
        }

        return [.. sources];
    }

    private static RecordSource? SourceOf(string word) => word.ToUpperInvariant() switch
    {
        "CLINICAL-TRIALS-GOV" or "CLINICALTRIALS.GOV" or "CTGOV" => RecordSource.ClinicalTrialsGov,
        "PUB-MED" or "PUBMED" => RecordSource.PubMed,
        _ => null,
    };

    private static DateOnly? ReadDay(ArgumentResult result)
    {
        if (result.Tokens.Count == 1 && DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        result.AddError("--since is a day, such as 2026-11-01.");
        return null;
    }

    /// <summary>Each source has an equal part of the bar.</summary>
    private sealed class Part(SyncRequest request, IProgress<double> bar) : IProgress<SyncProgress>
    {
        private readonly ImmutableArray<RecordSource> sources = request.Sources.IsEmpty ? SyncRecords.Sources : [.. SyncRecords.Sources.Intersect(request.Sources)];

        public void Report(SyncProgress value) =>
            bar.Report((sources.IndexOf(value.Source) + (value.Total is > 0 and { } total ? Math.Min(1, (double)value.Records / total) : 1)) / sources.Length);
    }
}
