using System.Collections.Immutable;
using System.Globalization;
using Equipoise.Evidence.Programmes;
using Equipoise.Evidence.Sources;
using Equipoise.Registry.Forms;
using Equipoise.Registry.Sites;

namespace Equipoise.Registry.AdverseEvents;

/// <summary>What a record of an adverse event says, as far as it has been filled in.</summary>
public sealed record EventFacts
{
    public string? Verbatim { get; init; }

    public string? Term { get; init; }

    public PartialDate? Began { get; init; }

    public PartialDate? Ended { get; init; }

    /// <summary>When the site heard of it: without a time, the beginning of that day.</summary>
    public DateTimeOffset? AwareAt { get; init; }

    /// <summary>When the site heard of something new.</summary>
    public DateTimeOffset? NewsAt { get; init; }

    public int? Grade { get; init; }

    public bool? Serious { get; init; }

    public ImmutableArray<string> Criteria { get; init; } = [];

    public string? Causality { get; init; }

    /// <summary>Whether there is a reasonable possibility that it was caused; null while nobody has said.</summary>
    public bool? Reasonable { get; init; }

    public string? Outcome { get; init; }

    public ImmutableArray<string> Special { get; init; } = [];

    public bool Is(string criterion) => Serious == true && Criteria.Contains(criterion, StringComparer.Ordinal);

    /// <summary>Serious, and fatal or a danger to life.</summary>
    public bool IsUrgent => Is("death") || Is("life") || (Serious == true && Outcome == "fatal");

    /// <summary>It has neither ended nor become stable.</summary>
    public bool IsOpen => Outcome is not ("recovered" or "lasting" or "fatal");

    /// <summary>Its name, or the beginning of what was told.</summary>
    public string Title
    {
        get
        {
            var title = (Term ?? Verbatim ?? "Not described yet").ReplaceLineEndings(" ");
            return title.Length <= AdverseEventTable.LongestTitle ? title : string.Concat(title.AsSpan(0, AdverseEventTable.LongestTitle - 1), "…");
        }
    }

    public static EventFacts Of(FormValues values, RegistrySite site)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(site);
        return new()
        {
            Verbatim = values.Text(EventForm.Verbatim),
            Term = values.Text(EventForm.Term),
            Began = Partial(values.Text(EventForm.Began)),
            Ended = Partial(values.Text(EventForm.Ended)),
            AwareAt = Instant(values, EventForm.Aware, EventForm.AwareTime, site),
            NewsAt = Instant(values, EventForm.News, EventForm.NewsTime, site),
            Grade = int.TryParse(values.Text(EventForm.Grade), NumberStyles.None, CultureInfo.InvariantCulture, out var grade) ? grade : null,
            Serious = YesNo(values.Text(EventForm.Serious)),
            Criteria = values.Chosen(EventForm.SeriousWhy),
            Causality = values.Text(EventForm.Related),
            Reasonable = YesNo(values.Text(EventForm.Reasonable)),
            Outcome = values.Text(EventForm.Outcome),
            Special = values.Chosen(EventForm.Special),
        };
    }

    private static DateTimeOffset? Instant(FormValues values, string day, string time, RegistrySite site) =>
        values.Day(day) is not { } on ? null : site.Instant(on, TimeOnly.TryParseExact(values.Text(time), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at : TimeOnly.MinValue);

    private static PartialDate? Partial(string? text) => PartialDate.TryParse(text, CultureInfo.InvariantCulture, out var date) ? date : null;

    private static bool? YesNo(string? text) => text switch
    {
        "yes" => true,
        "no" => false,
        _ => null,
    };
}
