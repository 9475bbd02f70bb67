using Equipoise.Registry.Access;
using Equipoise.Registry.Operations;
using Microsoft.EntityFrameworkCore;

namespace Equipoise.Registry.Visits;

/// <summary>What people make of a deviation.</summary>
public sealed record JudgedDeviation(Guid DeviationId, DeviationClass Class, string Cause, string CorrectiveAction, DateOnly? ReportedToEthics)
{
    /// <summary>The version that was seen; somebody else's judgement in between is a conflict.</summary>
    public int? Seen { get; init; }
}

/// <summary>Says how grave a deviation is, why it happened and what is done about it.</summary>
public sealed class JudgeDeviation(IDbContextFactory<RegistryDb> databases)
{
    private const int LongestText = 2000;

    /// <returns>The class that was given.</returns>
    public Task<Outcome<DeviationClass>> Run(Acting acting, JudgedDeviation judged, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(acting);
        ArgumentNullException.ThrowIfNull(judged);
        return databases.Act<DeviationClass>(acting, Right.DeviationsWrite, "deviation.judged", judged, async db =>
        {
            foreach (var (field, text) in new[] { ("cause", judged.Cause), ("correctiveAction", judged.CorrectiveAction) })
                if (text?.Trim() is not { Length: > 0 and <= LongestText }) return new Refused(RefusalCode.Invalid, "The deviation cannot be judged like this.") { Fields = [new(field, "length", $"Write 1 to {LongestText} characters.")] };
            if (await db.Deviations.SingleOrDefaultAsync(d => d.Id == judged.DeviationId, cancel) is not { } deviation) return new Refused(RefusalCode.NotFound, "There is no such deviation.");
            if (judged.Seen is { } seen && seen != deviation.Version) return new Refused(RefusalCode.Conflict, "Somebody else judged this deviation in between; nothing of yours was saved. What they wrote stands beside what you wrote.");
            if (judged.ReportedToEthics is { } reported && reported > (await db.Sites.SingleAsync(cancel)).Today(acting.At))
                return new Refused(RefusalCode.Invalid, "The deviation cannot be judged like this.") { Fields = [new("reportedToEthics", "future", "This day is still to come.")] };
            (deviation.Class, deviation.Cause, deviation.CorrectiveAction, deviation.ReportedToEthics) = (judged.Class, judged.Cause.Trim(), judged.CorrectiveAction.Trim(), judged.ReportedToEthics);
            return judged.Class;
        }, cancel);
    }
}
