using System.Collections.Immutable;
using Equipoise.Evidence.Claims.Answering;
using Equipoise.Evidence.Claims.Frames;
using Equipoise.Evidence.Claims.Lexicons;

namespace Equipoise.Evidence.Claims.Omissions;

/// <summary>A page as the omissions look at it: what it says anywhere, and what there would be to say.</summary>
internal sealed record PageContents(WholePage Page, ImmutableArray<ImmutableArray<Match>> Signs, Library Library)
{
    /// <summary>Sentences in a seller's voice from which a page sells.</summary>
    private const int FewestOffers = 2;

    /// <summary>Share of claims in a voice from which the page speaks in it.</summary>
    private const double Leads = 0.5, Sells = 0.25;

    /// <summary>The share of claims made to promote, once they are read; all until then.</summary>
    public double Promotional { get; init; } = 1;

    /// <summary>The share of claims made in doubt, once they are read.</summary>
    public double Sceptical { get; init; }

    /// <summary>Whether somebody offers something on it.</summary>
    public bool IsSelling => Promotional >= Sells && Sceptical < Leads && offers;

    /// <summary>Whether it says, and not only in a critic's voice, that children get better.</summary>
    public bool Promises => Sceptical < Leads && hopes;

    private readonly bool offers = Page.Passages.Count(p => p.Has("attribution.our") && (p.HasGroup("offer") || p.HasGroup("cells") || p.HasGroup("price"))) >= FewestOffers
        || Page.Any((p, f, _) => f.Assertion == Assertion.Price && p.Has("people.sellers"));

    private readonly bool hopes = Page.Any((p, f, _) => f.Assertion is Assertion.Gain or Assertion.Cure or Assertion.Guarantee && !f.IsElsewhere && !f.IsQuoted && !p.HasGroup("doubt"));

    /// <summary>The same page, once its claims are read.</summary>
    public PageContents Reading(IReadOnlyCollection<Claim> claims) => claims.Count == 0 ? this : this with
    {
        Promotional = claims.Count(c => c.Stance == Stance.Promotional) / (double)claims.Count,
        Sceptical = claims.Count(c => c.Stance == Stance.Sceptical) / (double)claims.Count,
    };

    /// <summary>Whether it prints figures of children who got better.</summary>
    public bool PrintsGains => Sceptical < Leads && Page.Any((p, f, c) => f is { Assertion: Assertion.Gain, HasFigure: true } && (p.Has("rate.rate") || p.HasGroup("instrument") || c is not null));

    public bool Shows(string sign) => Signs.Any(s => s.Any(m => m.Concept == sign));

    /// <summary>Whether it says when it was written: in words, or by a month and a year.</summary>
    public bool IsDated => Shows("sign.date") || Signs.Zip(Page.Passages).Any(p => p.First.Any(m => m.Concept == "sign.month" && m.Last + 1 < p.Second.Words.Count && p.Second.Words[m.Last + 1].Form is ['2', '0', _, _]));

    /// <summary>The country whose law the page stands under, where it tells.</summary>
    public string? Home { get; } = Library.Places.Home(Page);

    public bool IsSpinal => Page.Concepts.Contains("route.intrathecal");
}
