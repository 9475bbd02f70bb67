namespace Equipoise.Registry.Demonstration;

/// <summary>What is special about an invented child's course. Each is dealt to a child before any is dealt twice, so that a newcomer sees all of it.</summary>
internal enum Story
{
    /// <summary>Nothing special.</summary>
    Plain,

    /// <summary>A serious adverse event of which the site heard yesterday.</summary>
    SeriousEvent,

    FatherRefuses,
    NotEligible,
    EnrolledAllTheSame,
    WithdrawsTreatment,
    WithdrawsAndConsentsAnew,
    WithdrawsFutureData,
    WrongDose,

    /// <summary>Two people enter one form at the same time.</summary>
    TwoPages,

    /// <summary>The second entry of the primary outcome differs.</summary>
    SlipOfTheSecondEntry,

    LostToFollowUp,
    DissentsOnTheDay,
    WithdrawsContact,
    WithdrawsSamples,
    WithdrawsPastData,
    RaterChanges,
    StillScreened,
}
