"""Where a batch works when it does not work in processes of its own: any executor, a Dask cluster."""
