using System.Collections.Immutable;
using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Access;
using Equipoise.Registry.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Forms;

/// <summary>A form that nobody has filled in.</summary>
public sealed record BlankForm(string ProgrammeId, int ProgrammeVersion, string ProgrammeTitle, string ProgrammeHash, ProgrammeForm Form)
{
    /// <summary>Scores that are computed, and so not asked for on paper.</summary>
    public ImmutableArray<string> Computed { get; init; } = [];
}

/// <summary>Reads an empty form of the programme that the site follows now.</summary>
public sealed class ReadProgrammeForm(IDbContextFactory<RegistryDb> databases)
{
    public async Task<Outcome<BlankForm>> Run(Acting acting, string programmeId, string code, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        if (acting.Without(Right.ProgrammesRead) is { } refused) return refused;
        await using var db = databases.For(acting);
        var current = await db.Current(programmeId, cancel);
        var programme = current is null ? null : await db.Programme(current.ProgrammeHash, cancel);
        if (programme?.Form(code) is not { } form || !form.MayRead(acting.Role)) return new Refused(RefusalCode.NotFound, "The site follows no programme with such a form, or your role may not read it.");
        return new BlankForm(programme.Id, programme.Version, programme.Title, current!.ProgrammeHash, form with { Fields = [.. form.Fields.Where(f => f.MayRead(acting.Role))] })
        {
            Computed = [.. form.Fields.Where(f => f.Score is { Sum.IsEmpty: false } || CheckForm.IsAlwaysComputed(programme, form, f)).Select(f => f.Code)],
        };
    }
}
