using System.Collections.Immutable;
using System.Globalization;
using Equipoise.Desk.Serving;
using Equipoise.Registry;
using Equipoise.Registry.Access;
using Equipoise.Registry.AdverseEvents;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Equipoise.Desk.AdverseEvents;

/// <summary>The versions of the reference safety information by which events are judged.</summary>
internal static class ReferenceSafetyEndpoints
{
    public const string Address = DeskServices.Root + "/reference-safety";

    private const string Path = "/reference-safety";

    public static void Map(IEndpointRouteBuilder pages, IEndpointRouteBuilder api)
    {
        pages.MapGet(Path, Show).Needs(Right.AdverseEventsRead);
        pages.MapPost(Path, Adopt).Needs(Right.ProgrammesWrite);
        api.MapGet(Path, async (DeskCall call, ListReferenceSafety list) => ForProgramsBody.Answer(await list.Run(call.Acting, call.Cancel)))
            .WithName("referenceSafety").WithSummary("The versions of the reference safety information.").Produces<ReferenceSafetyList>().Needs(Right.AdverseEventsRead);
        api.MapPost(Path, (DeskCall call, AdoptReferenceSafety adopt) => call.Run<NewReferenceSafety, Guid>(adopt.Run))
            .WithName("adoptReferenceSafety").WithSummary("Take up a version. Events that were judged before keep their judgement.").Produces<Guid>().Needs(Right.ProgrammesWrite);
    }

    private static async Task<IResult> Show(DeskCall call, ListReferenceSafety list)
    {
        var versions = await list.Run(call.Acting, call.Cancel);
        return versions.Refused is { } refused ? call.Refuse(refused) : call.Page<ReferenceSafetyPage>(new { List = versions.Done });
    }

    private static async Task<IResult> Adopt(DeskCall call, AdoptReferenceSafety adopt, ListReferenceSafety list)
    {
        var programme = call.Form.Required("programmeId", "Choose the programme.");
        var name = call.Form.Required("name", "Write how the document calls its version.");
        var dated = call.Form.RequiredDay("dated", "Write the day that the document bears.");
        var from = call.Form.RequiredDay("from", "Write the first day whose events are judged by it.");
        var (terms, problems) = Terms(call.Form.Text("terms"));
        if (call.Form.Refuse() is { } unread) return await call.Again(unread with { Fields = [.. unread.Fields, .. problems] }, () => Show(call, list));
        if (problems.Length > 0) return await call.Again(new(RefusalCode.Invalid, "The list cannot be read; nothing was saved.") { Fields = problems }, () => Show(call, list));
        var adopted = await adopt.Run(call.Acting, new(programme, name, dated, from, terms), call.Cancel);
        if (adopted.Refused is not { } refused) return call.GoTo(Address, $"{name} is taken up. Events that were judged before keep their judgement.");
        return await call.Again(refused with { Fields = [.. refused.Fields.Select(f => f.Field.StartsWith("terms[", StringComparison.Ordinal) ? f with { Field = "terms", Message = $"Line {int.Parse(f.Field[6..^1], CultureInfo.InvariantCulture) + 1}: {f.Message}" } : f)] }, () => Show(call, list));
    }

    /// <summary>One event a line: its name, and after a semicolon the highest expected grade.</summary>
    private static (ImmutableArray<ExpectedTerm> Terms, ImmutableArray<FieldProblem> Problems) Terms(string? text)
    {
        var (terms, problems) = (ImmutableArray.CreateBuilder<ExpectedTerm>(), ImmutableArray.CreateBuilder<FieldProblem>());
        foreach (var line in (text ?? "").ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var cut = line.LastIndexOf(';');
            if (cut < 0) terms.Add(new(line, null));
            else if (int.TryParse(line[(cut + 1)..].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var grade)) terms.Add(new(line[..cut].Trim(), grade));
            else problems.Add(new("terms", "grade", $"“{line}”: after the semicolon stands a grade from 1 to 5, or leave the semicolon out."));
        }

        return (terms.ToImmutable(), problems.ToImmutable());
    }
}
