using System.Collections.Immutable;
using System.Net;
using System.Text.RegularExpressions;
using Equipoise.Evidence.Importing.Sheets;
using Equipoise.Evidence.Importing.Xml;

namespace Equipoise.Evidence.Importing.Ictrp;

/// <summary>Reads a trial of the WHO portal. It is a copy that lags its register and is kept beside the register's own record, never instead of it.</summary>
internal sealed partial class ReadIctrp
{
    private readonly Dictionary<string, string> fields = new(StringComparer.Ordinal);
    private readonly IssueLog log;

    private ReadIctrp(IssueLog log) => this.log = log;

    public static ImportedRecord? FromXml(RecordSlice slice, ImportLimits limits, IssueLog log)
    {
        var trial = XmlRecord.Parse(slice, limits, log);
        if (trial is null) return null;
        var read = new ReadIctrp(log);
        foreach (var part in trial.Parts.Where(p => p.Name.Length > 0)) read.Add(part.Name, part.Whole(), part.Line);
        return read.Record(slice);
    }

    public static ImportedRecord? FromRow(RecordSlice slice, IssueLog log)
    {
        var read = new ReadIctrp(log);
        foreach (var (column, text) in SheetRow.Cells(slice, log)) read.Add(column, text, 1);
        return read.Record(slice);
    }

    private void Add(string name, string text, int line)
    {
        var value = Cleaned(text);
        if (value.Length == 0) return;
        if (!fields.TryAdd(IctrpColumns.Plain(name), value)) log.AtLine(ImportCodes.FieldTwice, line, 0, $"The field {name} stands there twice; the first is read.", dataLost: true);
    }

    private ImportedRecord Record(RecordSlice slice)
    {
        var id = this["TrialID"];
        if (id is null) log.AtLine(ImportCodes.NoId, 0, 0, "The trial has no id; it is kept under one made of its content.");
        var trial = Trial();
        return new()
        {
            Source = RecordSource.Ictrp,
            Id = id is null ? RecordIds.OfContent(slice) : RecordIds.Bounded(id, log),
            Kind = RecordKind.Trial,
            Title = trial.BriefTitle ?? trial.OfficialTitle,
            Updated = trial.Dates.LastRefreshed?.Value,
            Identifiers = Identifiers(id),
            Trial = trial,
        };
    }

    private ImportedTrial Trial() => new()
    {
        BriefTitle = this["Public_title"],
        OfficialTitle = this["Scientific_title"],
        Acronym = this["Acronym"],
        Register = this["Source_Register"],
        Address = this["web_address"] ?? this["url"],
        Status = this["Recruitment_Status"],
        Dates = new()
        {
            Start = Date("Date_enrollement"),
            FirstPosted = Date("Date_registration3") ?? Date("Date_registration"),
            Completion = Date("results_date_completed"),
            ResultsFirstPosted = Date("results_date_posted"),
            LastRefreshed = Date("Last_Refreshed_on"),
        },
        Design = new()
        {
            StudyType = this["Study_type"],
            Text = this["Study_design"],
            Phases = this["Phase"] is { } phase ? [phase] : [],
            Enrolment = Enrolment(),
        },
        Conditions = List("Condition"),
        Sponsor = this["Primary_sponsor"] is { } sponsor ? new(sponsor, null) : null,
        Collaborators = [.. List("Secondary_Sponsor").Select(s => new TrialSponsor(s, null))],
        Interventions = Interventions(),
        Outcomes = [.. Outcomes("Primary_outcome", OutcomeRank.Primary), .. Outcomes("Secondary_outcome", OutcomeRank.Secondary)],
        Eligibility = new()
        {
            Criteria = this["Inclusion_Criteria"],
            Exclusion = this["Exclusion_Criteria"],
            Sex = this["Inclusion_gender"],
            MinimumAge = this["Inclusion_agemin"],
            MaximumAge = this["Inclusion_agemax"],
        },
        Places = [.. List("Countries").Distinct(StringComparer.Ordinal).Select(c => new TrialPlace(null, null, null, c, null, null, null))],
        HasResults = this["results_yes_no"]?.ToUpperInvariant() switch { "YES" or "1" => true, "NO" or "0" => false, _ => null },
        Further = [.. fields.Where(f => !Read.Contains(f.Key)).Select(f => new NamedText(f.Key, f.Value))],
    };

    /// <summary>Fields that have a place of their own; addresses of persons are left to the raw text.</summary>
    private static readonly HashSet<string> Read = new(
        new[] { "TrialID", "Public_title", "Scientific_title", "Acronym", "Source_Register", "web_address", "url", "Recruitment_Status", "Date_enrollement", "Date_registration3", "Date_registration", "results_date_completed", "results_date_posted", "Last_Refreshed_on", "Study_type", "Study_design", "Phase", "Target_size", "Condition", "Primary_sponsor", "Secondary_Sponsor", "Intervention", "Primary_outcome", "Secondary_outcome", "Inclusion_Criteria", "Exclusion_Criteria", "Inclusion_gender", "Inclusion_agemin", "Inclusion_agemax", "Countries", "results_yes_no", "Secondary_ID", "Export_date", "Internal_Number",
            "Contact_Firstname", "Contact_Lastname", "Contact_Email", "Contact_Tel", "Contact_Address", "Contact_Affiliation", "Ethics_review_contact_name", "Ethics_review_contact_address", "Ethics_review_contact_phone", "Ethics_review_contact_email" }
            .Concat(IctrpColumns.Weekly.Where(c => c.Contains("Contact", StringComparison.Ordinal))).Select(IctrpColumns.Plain), StringComparer.Ordinal);

    private string? this[string name] => fields.GetValueOrDefault(IctrpColumns.Plain(name));

    private ReportedDate? Date(string name)
    {
        if (this[name] is not { } text) return null;
        var value = ReadDate.From(text);
        if (value is null) log.AtLine(ImportCodes.NotADate, 0, 0, $"{name} '{text}' is not a date; its text is kept.");
        return new(text, value);
    }

    /// <summary>On this portal a target of 0 means that it is not known.</summary>
    private ReportedNumber? Enrolment()
    {
        if (this["Target_size"] is not { } text || text == "0") return null;
        var number = new ReportedNumber(text);
        if (!number.IsPlain) log.AtLine(ImportCodes.NotANumber, 0, 0, $"The target size '{text}' is not a plain number; its text is kept.");
        return number;
    }

    private ImmutableArray<string> List(string name) => this[name] is { } text ? [.. text.Split([';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)] : [];

    /// <summary>Only ClinicalTrials.gov divides its fields by semicolons; elsewhere they belong to the prose.</summary>
    private bool IsDivided => this["Source_Register"] is "ClinicalTrials.gov" || this["TrialID"]?.StartsWith("NCT", StringComparison.Ordinal) == true;

    private string[] Parts(string name) => this[name] is not { } text ? [] : IsDivided ? text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [text];

    private ImmutableArray<TrialIntervention> Interventions() =>
        [.. Parts("Intervention").Select(p => IsDivided && p.Split(':', 2, StringSplitOptions.TrimEntries) is [var type, var name] ? new TrialIntervention(type, name, null, [], []) : new(null, p, null, [], []))];

    private IEnumerable<TrialOutcome> Outcomes(string name, OutcomeRank rank) => Parts(name).Select(p => new TrialOutcome(rank, p, null, null));

    private ImmutableArray<RecordIdentifier> Identifiers(string? id)
    {
        var ids = new IdentifierList();
        if (!ids.Register(id, IdentifierRole.Own)) ids.Secondary(id, "ictrp");
        foreach (var other in this["Secondary_ID"]?.Split(';') ?? []) ids.Secondary(other, "secondary");
        foreach (var child in List("Childs")) ids.Register(child, IdentifierRole.Secondary);
        return ids.Done();
    }

    /// <summary>Without the marks of HTML that the portal leaves in, and without its blanks.</summary>
    private static string Cleaned(string text)
    {
        text = Break().Replace(text.Replace("\r", "", StringComparison.Ordinal), "\n");
        if (text.Contains('&', StringComparison.Ordinal)) text = Break().Replace(WebUtility.HtmlDecode(text), "\n");
        text = Blanks().Replace(text, " ");
        return Lines().Replace(text, "\n").Trim();
    }

    [GeneratedRegex(@"<\s*/?\s*(br|p)\s*/?\s*>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Break();

    [GeneratedRegex(@"[ \t\u00A0]+", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Blanks();

    [GeneratedRegex(@" ?\n[ \n]*", RegexOptions.CultureInvariant, 5000)]
    private static partial Regex Lines();
}
