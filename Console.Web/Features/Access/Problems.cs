using Microsoft.AspNetCore.Mvc;

namespace ParkingOps.Web.Features.Access;

/// <summary>Refusals of whole requests, as RFC 9457 problem details with a stable <c>code</c>.</summary>
internal static class Problems
{
    /// <summary>Answers with a problem.</summary>
    public static Task WriteAsync(HttpContext context, int status, string code, string detail)
    {
        context.Response.StatusCode = status;
        var problem = new ProblemDetails { Status = status, Detail = detail, Extensions = { ["code"] = code } };
        return context.RequestServices.GetRequiredService<IProblemDetailsService>()
            .WriteAsync(new ProblemDetailsContext { HttpContext = context, ProblemDetails = problem }).AsTask();
    }
}
