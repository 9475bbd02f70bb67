using System.Collections.Immutable;
using Equipoise.Evidence.Studies;

namespace Equipoise.Evidence.Claims.Citations;

/// <summary>What a passage says of a study, as far as words and numbers tell.</summary>
public sealed record Said
{
    /// <summary>Studies named by id, author, place or their own name, with the weight of that name.</summary>
    public ImmutableDictionary<string, int> Named { get; init; } = ImmutableDictionary<string, int>.Empty;

    public ImmutableHashSet<string> Countries { get; init; } = [];

    public ImmutableHashSet<int> Years { get; init; } = [];

    /// <summary>Those in which it is said to have been published.</summary>
    public ImmutableHashSet<int> Published { get; init; } = [];

    /// <summary>Numbers of children.</summary>
    public ImmutableHashSet<int> Children { get; init; } = [];

    /// <summary>Those of them that are said of a whole study.</summary>
    public ImmutableHashSet<int> Totals { get; init; } = [];

    /// <summary>Whether children who changed or were harmed are counted, who may be some of all.</summary>
    public bool TellsOfSome { get; init; }

    /// <summary>Totals that are only said about, such as "over a thousand".</summary>
    public ImmutableHashSet<int> About { get; init; } = [];

    /// <summary>Numbers of studies, as a review has them.</summary>
    public ImmutableHashSet<int> Studies { get; init; } = [];

    /// <summary>"8 of 20": some of all.</summary>
    public ImmutableArray<(int Some, int All)> Shares { get; init; } = [];

    /// <summary>How often cells were given.</summary>
    public ImmutableHashSet<int> Infusions { get; init; } = [];

    /// <summary>Groups of cells, in the words of the lexicon.</summary>
    public ImmutableHashSet<string> Cells { get; init; } = [];

    /// <summary>Whether the cells are called mesenchymal.</summary>
    public bool Mesenchymal { get; init; }

    /// <summary>Whether they are called so without the cord tissue being named.</summary>
    public bool IsOnlyMesenchymal { get; init; }

    /// <summary>Whether they are called mesenchymal cells of cord blood.</summary>
    public bool MesenchymalFromBlood { get; init; }

    /// <summary>Whether a registry id stands there that we do not know.</summary>
    public bool HasUnknownId { get; init; }

    /// <summary>Whether somebody "et al." stands there who is no author that we know.</summary>
    public bool HasUnknownAuthor { get; init; }

    public ImmutableHashSet<Donor> Donors { get; init; } = [];

    public ImmutableHashSet<Route> Routes { get; init; } = [];

    /// <summary>Ways that are said not to have been used.</summary>
    public ImmutableHashSet<Route> OtherRoutes { get; init; } = [];

    /// <summary>Whether the one way named is said to be the only one.</summary>
    public bool IsOnlyRoute { get; init; }

    public bool? Randomised { get; init; }

    public bool? Blinded { get; init; }

    public bool? Placebo { get; init; }

    /// <summary>Whether there was a group to compare with.</summary>
    public bool? Controlled { get; init; }

    /// <summary>1, 2 or 3.</summary>
    public string? Phase { get; init; }

    public bool IsReview { get; init; }

    /// <summary>Whether it speaks of "the largest trial" as of one that is known.</summary>
    public bool IsTheLargest { get; init; }

    public bool IsAnimal { get; init; }

    /// <summary>Whether something is said of all: "in all five", "each study".</summary>
    public bool IsOfAll { get; init; }

    /// <summary>Whether it is called a trial.</summary>
    public bool IsTrial { get; init; }

    /// <summary>In years.</summary>
    public (decimal Low, decimal High)? Ages { get; init; }

    /// <summary>"Adults" or "teenagers" where only those are said to have taken part.</summary>
    public string? Grown { get; init; }

    /// <summary>Cells per kilogram.</summary>
    public decimal? DosePerKg { get; init; }

    /// <summary>All that several passages say together; what they contradict each other in is left out.</summary>
    public Said With(Said other) => this with
    {
        Named = other.Named.Aggregate(Named, (all, name) => all.SetItem(name.Key, Math.Max(name.Value, all.GetValueOrDefault(name.Key)))),
        Countries = Countries.Union(other.Countries),
        Years = Years.Union(other.Years),
        Children = Children.Union(other.Children),
        Totals = Totals.Union(other.Totals),
        Studies = Studies.Union(other.Studies),
        Cells = Cells.Union(other.Cells),
        Mesenchymal = Mesenchymal || other.Mesenchymal,
        Donors = Donors.Union(other.Donors),
        Routes = Routes.Union(other.Routes),
        Randomised = Randomised ?? other.Randomised,
        Blinded = Blinded ?? other.Blinded,
        Placebo = Placebo ?? other.Placebo,
        Controlled = Controlled ?? other.Controlled,
        Phase = Phase ?? other.Phase,
        IsReview = IsReview || other.IsReview,
        IsAnimal = IsAnimal || other.IsAnimal,
        Ages = Ages ?? other.Ages,
        DosePerKg = DosePerKg ?? other.DosePerKg,
    };
}
