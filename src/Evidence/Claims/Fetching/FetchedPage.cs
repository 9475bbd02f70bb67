using Equipoise.Evidence.Claims.Reading;

namespace Equipoise.Evidence.Claims.Fetching;

/// <summary>A page that was fetched.</summary>
/// <param name="Address">Where it was in the end, after redirects.</param>
/// <param name="Text">Its words.</param>
public sealed record FetchedPage(Uri Address, PageText Text);
