using Equipoise.Evidence.Programmes;
using Equipoise.Registry.Access;
using Equipoise.Registry.Operations;
using Equipoise.Registry.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Equipoise.Registry.Participants;

/// <summary>What one of those who decide thinks of a child's suitability. The last word of each role counts.</summary>
public sealed class SuitabilityDecision : SiteRow
{
    public Guid Id { get; init; }

    public Guid ParticipantId { get; init; }

    public required Role Role { get; init; }

    public required Guid UserId { get; init; }

    public required bool Suitable { get; init; }

    /// <summary>How age, health and severity became the plan for this child.</summary>
    public required string Because { get; init; }

    /// <summary>The programme's rule, word for word, by which it was decided.</summary>
    public string? Rule { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>How decisions lie in the database.</summary>
internal sealed class SuitabilityDecisionTable : IEntityTypeConfiguration<SuitabilityDecision>
{
    public void Configure(EntityTypeBuilder<SuitabilityDecision> builder)
    {
        builder.ToTable("SuitabilityDecisions");
        builder.HasKey(d => new { d.SiteId, d.Id });
        builder.Property(d => d.Because).HasMaxLength(DecideSuitability.LongestText);
        builder.HasOne<Participant>().WithMany().HasForeignKey(d => new { d.SiteId, d.ParticipantId }).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>A decision to be recorded.</summary>
public sealed record NewDecision(Guid ParticipantId, bool Suitable, string Because);

/// <summary>Records what somebody who decides thinks of a child's suitability.</summary>
public sealed class DecideSuitability(IDbContextFactory<RegistryDb> databases)
{
    public const int LongestText = 4000;

    /// <returns>The id of the decision.</returns>
    public Task<Outcome<Guid>> Run(Acting acting, NewDecision decision, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        ArgumentNullException.ThrowIfNull(decision);
        return databases.Act<Guid>(acting, Right.ScreeningWrite, "suitability.decided", decision, async db =>
        {
            if (decision.Because.Trim() is { Length: 0 or > LongestText }) return new Refused(RefusalCode.Invalid, "The decision cannot be taken like this.") { Fields = [new("because", "length", $"Say why, in up to {LongestText} characters.")] };
            if (await db.Participants.SingleOrDefaultAsync(p => p.Id == decision.ParticipantId, cancel) is not { } child) return new Refused(RefusalCode.NotFound, "There is no such child at this site.");
            if (child.State != ParticipantState.Screening) return new Refused(RefusalCode.WrongState, "This child is not being screened.");
            var programme = await db.Programme(child.ProgrammeHash, cancel);
            if (!programme.Suitability.Deciders.Contains(acting.Role)) return new Refused(RefusalCode.NotAllowed, $"Suitability is decided by: {string.Join(", ", programme.Suitability.Deciders.Select(d => Words.Of(d)))}.");
            var said = new SuitabilityDecision { SiteId = acting.SiteId, Id = Guid.CreateVersion7(acting.At), ParticipantId = child.Id, Role = acting.Role, UserId = acting.UserId, Suitable = decision.Suitable, Because = decision.Because.Trim(), Rule = programme.Suitability.Rule, At = acting.At };
            db.SuitabilityDecisions.Add(said);
            return said.Id;
        }, cancel);
    }

    /// <summary>What is lacking before all who decide have found the child suitable, each another person.</summary>
    internal static IEnumerable<string> Lacking(Programme programme, IReadOnlyCollection<SuitabilityDecision> decisions)
    {
        var last = programme.Suitability.Deciders.Distinct().Select(role => (Role: role, Said: decisions.Where(d => d.Role == role).OrderBy(d => d.At).ThenBy(d => d.Id).LastOrDefault())).ToList();
        foreach (var (role, said) in last)
            if (said is not { Suitable: true }) yield return $"The {Words.Of(role)} has not found the child suitable.";
        if (last.TrueForAll(l => l.Said is not null) && last.Select(l => l.Said!.UserId).Distinct().Count() < last.Count) yield return "One person cannot decide in two roles.";
    }
}
