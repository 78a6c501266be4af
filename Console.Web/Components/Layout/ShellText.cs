namespace ParkingOps.Web.Components.Layout;

/// <summary>Names the texts of the shell: menu, header, overlays and what all pages share.</summary>
public sealed class ShellText;
