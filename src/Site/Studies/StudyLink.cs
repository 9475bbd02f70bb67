using Equipoise.Evidence.Studies;

namespace Equipoise.Site.Studies;

/// <summary>The address of a list of studies: the same list always has the same one, so that it can be shared.</summary>
public static class StudyLink
{
    public static string To(StudyFilter filter) => "/studies" + Query(filter);

    /// <summary>The same studies for programs, which count their pages in another way: from the first.</summary>
    public static string Data(StudyFilter filter) => "/api/studies" + Query(filter with { Page = 1 });

    private static string Query(StudyFilter filter) => filter.Canonical is { Length: > 0 } query ? "?" + query : "";
}
