using System.Collections.Immutable;
using Equipoise.Desk.Serving;
using Equipoise.Evidence.Programmes;
using Equipoise.Evidence.Reading;
using Equipoise.Evidence.Snapshots;
using Equipoise.Registry;
using Equipoise.Registry.Access;
using Equipoise.Registry.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Desk.Programmes;

/// <summary>Something about a place of a draft: what is wrong, or what a linter says.</summary>
public sealed record DraftFinding(string Path, string Says, bool IsWarning, int Line);

/// <summary>An open draft as its pages show it.</summary>
/// <param name="Draft">The draft with its text and steps.</param>
/// <param name="Programme">What the text says; null when it cannot be understood.</param>
/// <param name="Findings">Problems, then warnings.</param>
/// <param name="Changes">What differs from the version that the site follows.</param>
/// <param name="Running">The version that the site follows.</param>
public sealed record DraftView(StandingDraft Draft, Programme? Programme, ImmutableArray<DraftFinding> Findings, ImmutableArray<ProgrammeChange> Changes, int Running)
{
    public string Id => Draft.Draft.ProgrammeId;

    public string Address => $"{ProgrammeEndpoints.Address}/{Id}/edit";

    public int Problems => Findings.Count(f => !f.IsWarning);

    /// <summary>What was found at a place or below it.</summary>
    public IEnumerable<DraftFinding> At(string path) => Findings.Where(f => f.Path == path || (f.Path.StartsWith(path, StringComparison.Ordinal) && f.Path[path.Length] is '.' or '['));

    /// <summary>The open draft; null when there is none.</summary>
    internal static async Task<DraftView?> Read(DeskCall call, string programmeId, IDbContextFactory<RegistryDb> databases, Snapshot evidence, ReadProgrammes read)
    {
        await using var db = databases.For(call.Acting);
        if (await db.Standing(programmeId, call.Cancel) is not { } standing) return null;
        var (programme, problems) = ReadProgramme.Draft(standing.Text, evidence, programmeId);
        var running = (await read.One(call.Acting, programmeId, null, call.Cancel)).Done;
        var warnings = programme is null ? [] : await read.Lint(call.Acting, programme, call.Cancel);
        return new(standing, programme, [.. problems.Select(Of), .. warnings.Select(w => new DraftFinding(w.Field, w.Says, true, 0))], programme is null ? [] : ProgrammeDiff.Between(ProgrammeItems.Without(running), programme), running.Version);
    }

    private static DraftFinding Of(Problem problem) => new(problem.Field, problem.Message, false, problem.Line);
}
