using System.Collections.Immutable;
using Equipoise.Evidence.Snapshots;
using Equipoise.Evidence.Studies;
using Equipoise.Statistics.Proportions;

namespace Equipoise.Site.SideEffects;

/// <summary>A harm beside those of other studies, with the exact interval of its share where children were counted.</summary>
/// <param name="Study">Id of the study.</param>
/// <param name="Label">Short name of the study.</param>
/// <param name="Role">What the arm was given; absent for several arms together.</param>
/// <param name="Harm">As the study reports it.</param>
/// <param name="Exact">Absent where events or children were not printed.</param>
public sealed record StudyHarm(string Study, string Label, ArmRole? Role, Harm Harm, ExactShare? Exact)
{
    public static ImmutableArray<StudyHarm> In(Snapshot snapshot) => [.. snapshot.Content.Studies.SelectMany(study => study.Harms.Select(harm => Of(study, harm)))];

    private static StudyHarm Of(Study study, Harm harm) =>
        new(study.Id, study.Label, study.Arms.FirstOrDefault(arm => arm.Id == harm.Arm)?.Role, harm, ExactShare.Of(harm.Events, harm.Of));
}

/// <summary>Share of children with an event, with its exact (Clopper–Pearson) 95% interval; from 0 to 1.</summary>
public sealed record ExactShare(double Share, double Lower, double Upper)
{
    public static ExactShare? Of(int? events, int? children)
    {
        if (events is not { } with || children is not { } all || all < 1 || with > all) return null;
        var interval = ClopperPearson.Interval(with, all);
        return new((double)with / all, interval.Lower, interval.Upper);
    }
}
