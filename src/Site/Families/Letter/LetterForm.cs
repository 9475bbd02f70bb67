namespace Equipoise.Site.Families.Letter;

/// <summary>What a family gave to have a letter made. Nothing of it is kept.</summary>
public sealed class LetterForm
{
    /// <summary>Name of the clinic.</summary>
    public string? Clinic { get; set; }

    /// <summary>The words of the clinic's page.</summary>
    public string? Text { get; set; }

    /// <summary>The link of a report that was kept.</summary>
    public string? Report { get; set; }
}
