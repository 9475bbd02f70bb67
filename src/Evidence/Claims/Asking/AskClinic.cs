using System.Collections.Immutable;
using Equipoise.Evidence.Claims.Answering;
using Equipoise.Evidence.Claims.Flagging;
using Equipoise.Evidence.Claims.Omissions;

namespace Equipoise.Evidence.Claims.Asking;

/// <summary>Questions to put to whoever wrote a page, made from its own claims, the gravest first.</summary>
internal static class AskClinic
{
    private const int MostQuestions = 12;

    /// <summary>Questions that every clinic should answer, on the shelf of warning signs.</summary>
    private static readonly ImmutableArray<string> Always = ["ask-trial", "ask-lot", "ask-follow-up", "ask-consent", "ask-ethics", "ask-risks"];

    public static ImmutableArray<string> Of(IReadOnlyList<Claim> claims, PageContents page)
    {
        if (!page.Page.IsOnTopic) return [];
        if (!page.IsSelling && !page.Promises) return [];
        var own = OwnQuestions.All.Select(q => claims.FirstOrDefault(q.Fits) is { } claim ? q.Asks(claim, page) : null).OfType<string>();
        var spinal = page.IsSpinal && page.IsSelling ? "Why into the spine, and not a safer way? Who puts my child to sleep, and how many children had a seizure or a headache afterwards?" : null;
        var many = page.IsSelling && ManyDiseases.Fits(page.Page) ? $"You name {page.Page.OtherDiseases} other diseases. How can the same cells be right for all of them?" : null;
        var always = page.IsSelling ? Always.Select(page.Library.Facts.Find).Select(f => f?.Statement) : [];
        return [.. own.Append(spinal).Append(many).Concat(always).OfType<string>().Distinct(StringComparer.Ordinal).Take(MostQuestions)];
    }
}
