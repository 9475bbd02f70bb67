using System.CommandLine;
using System.Text.Json;
using Equipoise.Cli.Records;
using Equipoise.Evidence.Drafting;
using Equipoise.Evidence.Importing;
using Equipoise.Evidence.Importing.Storing;
using Equipoise.Evidence.Matching;
using Equipoise.Evidence.Reading;
using Equipoise.Evidence.Snapshots;

namespace Equipoise.Cli.Evidence;

/// <summary><c>equipoise evidence draft SOURCE ID…</c>: imported records as drafts of study files.</summary>
internal static class DraftEvidence
{
    public static Command Command()
    {
        var source = RecordVerbs.Source();
        var ids = new Argument<string[]>("ID") { Description = "ids of records there, such as NCT01234567", Arity = ArgumentArity.OneOrMore };
        var into = new Option<string?>("--into") { Description = "write the files into this folder, which may be one of evidence: then it is checked", HelpName = "folder" };
        var data = Options.Data();
        var format = Options.Format();
        var command = new Command("draft", "Turn an imported record into a draft of a study file, every figure with its place.") { source, ids, into, data, format };
        command.SetAction((parsed, cancel) => Draft(parsed.GetValue(source)!, parsed.GetValue(ids)!, parsed.GetValue(into), parsed.GetValue(data)!, parsed.GetValue(format), cancel));
        return command;
    }

    private static async Task<int> Draft(string source, string[] ids, string? into, string data, OutputFormat format, CancellationToken cancel)
    {
        var snapshot = Load.Snapshot(data, cancel);
        var known = KnownWorks.Of(snapshot);
        await using var database = await EvidencePlace.Open(cancel);
        var find = new FindRecords(database);
        var drafts = new List<RecordDraft>();
        foreach (var id in ids)
        {
            var kept = await RecordVerbs.Find(find, source, id, cancel);
            drafts.Add(RecordDraft.Of(kept, snapshot, known) ?? throw new Refusal($"'{id}' is no trial and no paper, so that no draft of a study can be made of it."));
        }

        if (into is not null) return Write(drafts, into, cancel);
        foreach (var draft in drafts)
        {
            if (format == OutputFormat.Json) WriteJson(draft);
            else Console.Write(draft.Text);
        }

        return Exit.Done;
    }

    private static void WriteJson(RecordDraft draft)
    {
        using var output = Console.OpenStandardOutput();
        JsonSerializer.Serialize(output, new { study = draft.Draft.Study, source = draft.Draft.Source, toFill = draft.Draft.ToFill, notTaken = draft.Draft.NotTaken, onFile = draft.Known, proposals = draft.Proposals }, RecordJson.Options);
        output.WriteByte((byte)'\n');
    }

    private static int Write(List<RecordDraft> drafts, string into, CancellationToken cancel)
    {
        foreach (var folder in (string[])["studies", "sources"]) Directory.CreateDirectory(Path.Combine(into, folder));
        foreach (var draft in drafts)
        {
            File.WriteAllText(Path.Combine(into, "studies", draft.Draft.Study.Id + ".yaml"), draft.Text);
            File.WriteAllText(Path.Combine(into, "sources", draft.Draft.Source.Id + ".yaml"), WriteDraft.SourceFile(draft.Draft));
        }

        Console.WriteLine($"{drafts.Count} draft{(drafts.Count == 1 ? "" : "s")} in {into}.");
        if (!Directory.Exists(Path.Combine(into, "instruments"))) return Exit.Done;
        var reading = EvidenceFolder.Read(into, cancel);
        foreach (var problem in reading.Problems) Console.WriteLine(problem);
        Console.WriteLine(reading.IsValid ? $"{into} is whole with {(drafts.Count == 1 ? "it" : "them")}." : $"{reading.Problems.Length} problem{(reading.Problems.Length == 1 ? "" : "s")} to mend by hand.");
        return reading.IsValid ? Exit.Done : Exit.Refused;
    }
}
