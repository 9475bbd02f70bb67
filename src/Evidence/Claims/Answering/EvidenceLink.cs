namespace Equipoise.Evidence.Claims.Answering;

/// <summary>Something a verdict rests on, and where it can be read.</summary>
/// <param name="Id">Its permanent name.</param>
/// <param name="Kind">finding, study, review, trial, cells, fact, price.</param>
/// <param name="Title">Its name for a reader.</param>
/// <param name="Address">Its page on this site.</param>
public sealed record EvidenceLink(string Id, string Kind, string Title, string Address);
