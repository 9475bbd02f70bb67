namespace Equipoise.Evidence.Importing.Ictrp;

/// <summary>Names of the fields of the WHO portal, however an export spells them.</summary>
internal static class IctrpColumns
{
    /// <summary>The columns of the weekly files, which have no line of names.</summary>
    public static string[] Weekly { get; } =
    [
        "TrialID", "Last_Refreshed_on", "Secondary_ID", "Public_title", "Scientific_title", "web_address",
        "Public_Contact_Firstname", "Public_Contact_Lastname", "Public_Contact_Address", "Public_Contact_Email", "Public_Contact_Tel", "Public_Contact_Affiliation",
        "Scientific_Contact_Firstname", "Scientific_Contact_Lastname", "Scientific_Contact_Address", "Scientific_Contact_Email", "Scientific_Contact_Tel", "Scientific_Contact_Affiliation",
        "Study_type", "Study_design", "Phase", "Date_registration", "Date_enrollement", "Target_size", "Recruitment_Status",
        "Primary_sponsor", "Secondary_Sponsor", "Source_Support", "Countries", "Condition", "Intervention",
        "Inclusion_agemin", "Inclusion_agemax", "Inclusion_gender", "Inclusion_Criteria", "Exclusion_Criteria", "Primary_outcome", "Secondary_outcome",
        "Bridging_flag", "Bridged_type", "Childs", "Type_enrolment", "Retrospective_flag",
        "results_actual_enrollment", "results_url_link", "results_summary", "results_date_posted", "results_date_first_publication", "results_baseline_char",
        "results_participant_flow", "results_adverse_events", "results_outcome_measures", "results_url_protocol", "results_IPD_plan", "results_IPD_description",
        "results_date_completed", "results_yes_no",
        "Ethics_Status", "Ethics_Approval_Date", "Ethics_Contact_Name", "Ethics_Contact_Address", "Ethics_Contact_Phone", "Ethics_Contact_Email",
    ];

    /// <summary>One spelling of a name: letters and digits, in lower case.</summary>
    public static string Plain(string name) => new([.. name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);

    public static bool AreNames(IReadOnlyList<string> names)
    {
        var plain = names.Select(Plain).ToHashSet(StringComparer.Ordinal);
        return plain.Contains("trialid") && (plain.Contains("publictitle") || plain.Contains("scientifictitle"));
    }
}
