namespace Equipoise.Evidence.Syncing;

/// <summary>Where records are fetched, what is asked for, and how patiently.</summary>
public sealed record SyncSettings
{
    /// <summary>What ClinicalTrials.gov is asked unless told otherwise: cell therapy in autism, widely.</summary>
    public const string UsualTrialQuery =
        "(autism OR autistic OR Asperger OR \"pervasive developmental disorder\") AND (\"stem cell\" OR \"stromal cell\" OR \"cord blood\" OR \"umbilical cord\" OR \"bone marrow\" OR \"mononuclear cell\" OR \"cell therapy\" OR exosome)";

    /// <summary>What PubMed is asked unless told otherwise.</summary>
    public const string UsualPaperQuery =
        "(autism[tiab] OR autistic[tiab] OR asperger*[tiab] OR \"Autism Spectrum Disorder\"[Mesh]) AND (\"stem cell\"[tiab] OR \"stem cells\"[tiab] OR \"stromal cell\"[tiab] OR \"stromal cells\"[tiab] OR \"cord blood\"[tiab] OR \"mononuclear cells\"[tiab] OR \"cell therapy\"[tiab] OR \"cell transplantation\"[tiab] OR exosome*[tiab] OR \"Cell- and Tissue-Based Therapy\"[Mesh])";

    /// <summary>Base of version 2 of the API of ClinicalTrials.gov.</summary>
    public Uri ClinicalTrialsGov { get; init; } = new("https://clinicaltrials.gov/api/v2/");

    /// <summary>An expression for its parameter <c>query.term</c>.</summary>
    public string TrialQuery { get; init; } = UsualTrialQuery;

    /// <summary>Base of the E-utilities of PubMed.</summary>
    public Uri PubMed { get; init; } = new("https://eutils.ncbi.nlm.nih.gov/entrez/eutils/");

    /// <summary>A term for its <c>esearch</c>.</summary>
    public string PaperQuery { get; init; } = UsualPaperQuery;

    /// <summary>A key of NCBI; with one, ten requests a second are allowed instead of three. It goes nowhere but to PubMed.</summary>
    public string? PubMedKey { get; init; }

    /// <summary>An address at which NCBI may complain before it blocks; sent to PubMed only.</summary>
    public string? Email { get; init; }

    /// <summary>The name of this program for NCBI.</summary>
    public string Tool { get; init; } = "equipoise";

    /// <summary>Records to a page, 1 to 1,000.</summary>
    public int PageSize { get; init; } = 100;

    /// <summary>How long one answer may take.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>How often a request is repeated after a fault that may pass.</summary>
    public int Retries { get; init; } = 5;

    /// <summary>A longer wait than this, asked for by a source, ends the run; it goes on where it stopped the next time.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(5);
}
