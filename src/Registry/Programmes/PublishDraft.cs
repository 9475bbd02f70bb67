using Equipoise.Evidence.Programmes;
using Equipoise.Evidence.Snapshots;
using Equipoise.Registry.Access;
using Equipoise.Registry.Operations;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Programmes;

/// <summary>A version that was published.</summary>
public sealed record PublishedVersion(string Hash, int Version);

/// <summary>Makes the draft the next version of its programme, by which the site takes in children from now on. Children who take part keep theirs until they are moved.</summary>
public sealed class PublishDraft(IDbContextFactory<RegistryDb> databases)
{
    /// <param name="acting">Who, and why.</param>
    /// <param name="seen">The draft that was looked at.</param>
    /// <param name="evidence">What its instruments, cells and sources are checked against.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<Outcome<PublishedVersion>> Run(Acting acting, SeenDraft seen, Snapshot evidence, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        ArgumentNullException.ThrowIfNull(seen);
        return databases.Act<PublishedVersion>(acting, Right.ProgrammesWrite, "programme.published", seen, async db =>
        {
            if (string.IsNullOrWhiteSpace(acting.Reason)) return new Refused(RefusalCode.ReasonMissing, "Say why the programme is changed.") { Fields = [new("_reason", "required", "Say why the programme is changed.")] };
            var found = await ChangeDraft.Find(db, seen, cancel);
            if (found.Refused is { } refused) return refused;
            var draft = found.Done;
            var text = await db.ProgrammeDraftSteps.Where(s => s.DraftId == draft.Id && s.Number == draft.Step).Select(s => s.Text).SingleAsync(cancel);
            var (programme, problems) = ReadProgramme.From(text, evidence);
            if (programme is null) return new Refused(RefusalCode.Invalid, "Something is wrong in the draft; it can be published once that is mended.") { Fields = [.. problems.Select(p => new FieldProblem(p.Field, p.Code, p.Message))] };
            if (programme.Id != draft.ProgrammeId) return new Refused(RefusalCode.Invalid, $"The programme is '{draft.ProgrammeId}'; its id does not change.");
            var last = await db.ProgrammeVersions.Where(v => v.ProgrammeId == programme.Id).MaxAsync(v => v.Number, cancel);
            var before = await db.Programme((await db.Current(programme.Id, cancel))!.ProgrammeHash, cancel);
            if (ProgrammeDiff.Between(before, programme).IsEmpty) return new Refused(RefusalCode.WrongState, "Nothing differs from the version that the site follows.");
            var adopted = await AdoptProgramme.Adopt(db, acting, programme with { Version = last + 1 }, cancel); // versions are counted over all sites
            if (adopted.Refused is { } not) return not;
            draft.State = DraftState.Published;
            return new PublishedVersion(adopted.Done, last + 1);
        }, cancel);
    }
}
