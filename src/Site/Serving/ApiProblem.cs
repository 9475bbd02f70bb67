using Microsoft.AspNetCore.Http;

namespace Equipoise.Site.Serving;

/// <summary>Why a program's request was refused (RFC 9457).</summary>
/// <param name="Type">Address at which the code is explained.</param>
/// <param name="Title">The kind of problem in a few words; the same for every problem with this code.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">What was wrong with this request, and what would be right.</param>
/// <param name="Code">Permanent word for the kind of problem.</param>
/// <param name="Reason">The kind of reason within the kind of problem, where there are several.</param>
/// <param name="RequestId">Only for faults of ours: what to quote when reporting it.</param>
public sealed record ApiProblem(string Type, string Title, int Status, string Detail, string Code, string? Reason = null, string? RequestId = null)
{
    public const string MediaType = "application/problem+json";

    public static ProblemCode NotFound { get; } = new("not-found", 404, "There is no such record");

    public static ProblemCode Gone { get; } = new("gone", 410, "It was kept and can no longer be shown");

    public static ProblemCode UnknownAddress { get; } = new("unknown-address", 404, "There is no such address");

    public static ProblemCode UnknownParameter { get; } = new("unknown-parameter", 400, "This address does not take that parameter");

    public static ProblemCode UnknownParameterValue { get; } = new("unknown-parameter-value", 400, "The parameter cannot have that value");

    public static ProblemCode PageOutOfRange { get; } = new("page-out-of-range", 400, "There are not so many pages");

    public static ProblemCode MethodNotAllowed { get; } = new("method-not-allowed", 405, "This address does not answer that method");

    public static ProblemCode BadRequest { get; } = new("bad-request", 400, "The request could not be understood");

    public static ProblemCode AddressTooLong { get; } = new("address-too-long", 414, "The address is too long");

    public static ProblemCode TookTooLong { get; } = new("took-too-long", 504, "The answer took too long");

    public static ProblemCode TooLarge { get; } = new("too-large", 413, "More was sent than is read");

    public static ProblemCode UnreadablePage { get; } = new("unreadable-page", 422, "The page cannot be read");

    public static ProblemCode TooManyRequests { get; } = new("too-many-requests", 429, "Too much was asked in a short time");

    public static ProblemCode Fault { get; } = new("fault", 500, "We made a mistake");

    /// <summary>Every code there is, for the page that explains them.</summary>
    public static IReadOnlyList<ProblemCode> Codes { get; } =
        [NotFound, Gone, UnknownAddress, UnknownParameter, UnknownParameterValue, PageOutOfRange, BadRequest, MethodNotAllowed, AddressTooLong, TooLarge, UnreadablePage, TooManyRequests, TookTooLong, Fault];

    public static ProblemCode OfStatus(int status) => status switch
    {
        404 => UnknownAddress,
        405 => MethodNotAllowed,
        413 => TooLarge,
        414 => AddressTooLong,
        429 => TooManyRequests,
        504 => TookTooLong,
        >= 500 => Fault,
        _ => BadRequest with { Status = status },
    };
}

/// <summary>A kind of problem.</summary>
public sealed record ProblemCode(string Code, int Status, string Title)
{
    public IResult Because(string detail, string? requestId = null, string? reason = null) =>
        Results.Json(new ApiProblem($"/data#problem-{Code}", Title, Status, detail, Code, reason, requestId), contentType: ApiProblem.MediaType, statusCode: Status);
}
