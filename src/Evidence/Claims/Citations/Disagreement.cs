namespace Equipoise.Evidence.Claims.Citations;

/// <summary>What of a study a page gets right or wrong.</summary>
public enum Aspect
{
    Children, Cells, Donor, Route, Randomisation, Blinding, Placebo, Ages, Dose, Year, Species, Result, Design,
}

/// <summary>A page says something of a study that is not so.</summary>
/// <param name="Aspect">What of it.</param>
/// <param name="Said">What the page says.</param>
/// <param name="Known">What we know.</param>
public sealed record Disagreement(Aspect Aspect, string Said, string Known)
{
    public string Words => $"The page says {Said}; it was {Known}.";
}
